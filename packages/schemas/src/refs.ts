import type { JsonSchema } from "./json-schema.ts";

/** The schema with every `$ref` in it changed. */
export function mapRefs(schema: JsonSchema, change: (ref: string) => string): JsonSchema {
  const inner = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        key === "$ref" && typeof part === "string" ? change(part) : inner(part),
      ]),
    );
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but refs is changed
  return inner(schema) as JsonSchema;
}

/** The key of the definition that a ref of any of the files refers to. */
export const definitionOf = (ref: string): string => ref.slice(ref.indexOf("#/definitions/") + "#/definitions/".length);

/** The keys of all definitions that a schema refers to itself, sorted. */
export function refsIn(schema: JsonSchema): readonly string[] {
  const found = new Set<string>();
  mapRefs(schema, (ref) => {
    found.add(definitionOf(ref));
    return ref;
  });
  return [...found].toSorted();
}
