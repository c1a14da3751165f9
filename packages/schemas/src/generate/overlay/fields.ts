import type { JsonSchema } from "../../json-schema.ts";

// Short words for the schemas of fields that the packages do not know.

export const anything: JsonSchema = {};
export const text: JsonSchema = { type: "string" };
export const whole: JsonSchema = { type: "integer" };
export const flag: JsonSchema = { type: "boolean" };
export const anyObject: JsonSchema = { type: "object" };

export const choice = (...values: readonly string[]): JsonSchema => ({ type: "string", enum: values });
export const list = (items: JsonSchema): JsonSchema => ({ type: "array", items });
export const map = (values: JsonSchema): JsonSchema => ({ type: "object", additionalProperties: values });

export const fields = (
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({
  type: "object",
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});
