import { Document, Scalar, visit } from "yaml";

const style = { lineWidth: 0, flowCollectionPadding: false } as const;

/** A text that YAML 1.1 would take for a day stands in quotes. */
const isDay = (value: unknown): boolean => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

function document(value: unknown, { flow }: { readonly flow: boolean }): Document {
  const made = new Document(value);
  visit(made, {
    Scalar(_, node) {
      if (isDay(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Collection(_, node) {
      if (flow || node.items.length === 0) node.flow = true;
    },
  });
  return made;
}

/** A value in one line: a scalar, `[a, b]` or `{a: 1}`. */
export const inlineYaml = (value: unknown): string => document(value, { flow: true }).toString(style).trimEnd();

/** A key and its value as lines of a block map, indented; lists have a line for each item. */
export function keyLines(key: string, value: unknown, indent: string): string {
  return document({ [key]: value }, { flow: false })
    .toString(style)
    .trimEnd()
    .split("\n")
    .map((line) => `${indent}${line}\n`)
    .join("");
}

/** A value as an item of a block list: the first line behind what stands before it, the others as far in. */
export function itemLines(value: unknown, before: string): string {
  const [first = "", ...others] = document(value, { flow: false }).toString(style).trimEnd().split("\n");
  return [`${before}${first}\n`, ...others.map((line) => `${" ".repeat(before.length)}${line}\n`)].join("");
}
