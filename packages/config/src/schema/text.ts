import { z } from "./zod.ts";

/** Which kind of finding a value of the wrong form becomes. */
export type Form = "form" | "name" | "version";

export interface TextRule {
  /** Also written into the JSON Schema, so that editors check it. */
  readonly pattern: RegExp;
  /** A whole sentence: what the value must be. It never quotes the value, which may be a secret in the wrong place. */
  readonly wants: string;
  readonly form?: Form;
  /** What the pattern cannot say. */
  readonly also?: (value: string) => boolean;
}

/** A string of one form. */
export const text = ({ pattern, wants, form = "form", also }: TextRule) =>
  z
    .string()
    .refine((value) => pattern.test(value) && (also === undefined || also(value)), {
      error: wants,
      params: { form },
    })
    .meta({ pattern: pattern.source });
