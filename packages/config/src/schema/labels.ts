import { z } from "./zod.ts";

const name = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
const prefix = "(?=.{1,253}/)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/";
/** https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const key = new RegExp(`^(${prefix})?${name}$`);
const value = new RegExp(`^(${name})?$`);

const map = (valueWants?: string) =>
  z.record(z.string(), z.string()).superRefine((entries, context) => {
    for (const [one, text] of Object.entries(entries)) {
      const tell = (message: string) =>
        context.addIssue({ code: "custom", message, path: [one], params: { form: "name" } });
      if (!key.test(one))
        tell(
          "The key of a label or annotation has letters, digits, dashes, dots and underscores, at most 63, behind a DNS name and a slash where it has one.",
        );
      else if (valueWants !== undefined && !value.test(text)) tell(valueWants);
    }
  });

/** Labels of an object. */
export const labels = () =>
  map(
    "The value of a label has letters, digits, dashes, dots and underscores, starts and ends with a letter or digit, and is at most 63 characters long.",
  );

/** Annotations of an object: the value is any text. */
export const annotations = () => map();
