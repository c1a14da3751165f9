import type { JsonSchema } from "./json-schema.ts";

/** Finds what a `$ref` refers to. */
export type Resolve = (ref: string) => JsonSchema | undefined;

/** The schema of the value at the end of the keys. There is one, as no schema here has alternatives. */
export function schemaAt(schema: JsonSchema, keys: readonly string[], resolve: Resolve): JsonSchema | undefined {
  const own = schema.$ref === undefined ? schema : resolve(schema.$ref);
  const [key, ...rest] = keys;
  if (own === undefined || key === undefined) return own;
  const values = own.additionalProperties;
  const inner =
    own.items ??
    (own.properties && Object.hasOwn(own.properties, key) ? own.properties[key] : undefined) ??
    (typeof values === "object" ? values : undefined);
  return typeof inner === "object" ? schemaAt(inner, rest, resolve) : undefined;
}
