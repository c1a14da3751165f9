import type { JsonSchema } from "../json-schema.ts";

/** Properties of `number` that may have a fraction; all other numbers of Kubernetes' and Istio's objects are whole. */
export type IsFraction = (property: string) => boolean;

const mapValues = <In, Out>(record: Readonly<Record<string, In>>, change: (value: In, key: string) => Out) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

/** Pairs of properties that no variant of an object has together. */
function* excluding(variants: readonly JsonSchema[]): Generator<readonly [string, string]> {
  const options = [...new Set(variants.flatMap(({ required = [] }) => required))].toSorted();
  for (const [index, left] of options.entries()) {
    for (const right of options.slice(index + 1)) {
      const both = variants.some(({ required = [] }) => required.includes(left) && required.includes(right));
      if (!both) yield [left, right];
    }
  }
}

/**
 * The variants of an object as one object. The types say "exactly one of"; the CRDs that they are made from say "at most
 * one of", as `oneOf` with a first variant that has none. So only what excludes each other stays.
 */
function oneObject(variants: readonly JsonSchema[]): JsonSchema {
  const dependencies: Record<string, JsonSchema> = {};
  for (const [left, right] of excluding(variants)) {
    dependencies[left] = { properties: { ...dependencies[left]?.properties, [right]: false } };
  }
  const [first = {}] = variants;
  const required = (first.required ?? []).filter((name) => variants.every((one) => one.required?.includes(name)));
  if (variants.some(({ properties }) => JSON.stringify(properties) !== JSON.stringify(first.properties))) {
    throw new Error("variants of an object differ in more than what they require");
  }
  const { anyOf: _anyOf, required: _required, ...rest } = first;
  return { ...rest, ...(required.length > 0 && { required }), dependencies };
}

const isEmpty = ({ type, properties, additionalProperties }: JsonSchema): boolean =>
  type === "object" && properties === undefined && typeof additionalProperties !== "object";

const wholeType = (type: string | readonly string[]): string | readonly string[] =>
  typeof type === "string"
    ? type === "number"
      ? "integer"
      : type
    : type.map((one) => (one === "number" ? "integer" : one));

/**
 * A schema as the generator makes it, tidied: one object instead of variants, whole numbers, and open where the type has
 * no property, which is how the types write "any object".
 */
export function tidy(schema: JsonSchema, isFraction: IsFraction, property = ""): JsonSchema {
  if (schema.anyOf !== undefined) return tidy(oneObject(schema.anyOf), isFraction, property);
  if (isEmpty(schema)) return { type: "object" };
  const { type, properties, additionalProperties, items } = schema;
  return {
    ...schema,
    ...(type !== undefined && !isFraction(property) && { type: wholeType(type) }),
    ...(properties && {
      properties: mapValues(properties, (value, name) => (value === false ? value : tidy(value, isFraction, name))),
    }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: tidy(additionalProperties, isFraction, property),
    }),
    ...(items && { items: tidy(items, isFraction, property) }),
  };
}
