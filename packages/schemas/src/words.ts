import type { JsonSchema } from "./json-schema.ts";

const types: Readonly<Record<string, string>> = {
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const shownTypes = (type: string | readonly string[]): string =>
  [type]
    .flat()
    .flatMap((one) => types[one] ?? [])
    .join(" or ");

/** The type that a schema wants, in words. */
export const typeWords = ({ description, type = [] }: JsonSchema): string => description ?? shownTypes(type);

const bounds = (least: number | undefined, most: number | undefined, unit: string): readonly string[] => {
  if (least === undefined && most === undefined) return [];
  if (least !== undefined && least === most) return [`exactly ${least}${unit}`];
  if (most === undefined) return [`at least ${least}${unit}`];
  return [least === undefined ? `at most ${most}${unit}` : `from ${least} to ${most}${unit}`];
};

/** The form that a schema wants, in words. */
export function formWords(schema: JsonSchema): string {
  if (schema.description !== undefined) return schema.description;
  const parts = [
    ...bounds(schema.minimum, schema.maximum, ""),
    ...bounds(schema.minLength, schema.maxLength, " characters"),
    ...bounds(schema.minItems, schema.maxItems, " items"),
    ...bounds(schema.minProperties, schema.maxProperties, " keys"),
    ...(schema.pattern === undefined ? [] : [`of the form ${schema.pattern}`]),
  ];
  return [shownTypes(schema.type ?? []), parts.join(", ")].filter((part) => part !== "").join(" ");
}
