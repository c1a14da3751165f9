import { type JsonSchema, openSchemas, schemasFolder } from "@meshwright/schemas";

export type Keys = readonly (string | number)[];

/** A value in an object, with what its schema says of it. */
export interface Place {
  readonly keys: Keys;
  readonly value: unknown;
  readonly schema: JsonSchema;
}

const store = openSchemas(schemasFolder);

/** The schema itself, behind its references. */
function resolved(schema: JsonSchema): JsonSchema {
  const name = schema.$ref?.slice(schema.$ref.indexOf("#/definitions/") + "#/definitions/".length);
  const found = name === undefined ? undefined : store.definitions()[name];
  return found === undefined ? schema : resolved(found);
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every value of a body that its schema says something of. Where it says nothing, anything may stand. */
export const placesIn = (body: { readonly apiVersion: string; readonly kind: string }): readonly Place[] => [
  ...walk(body, store.schemaOf(body), []),
];

function* walk(value: unknown, written: JsonSchema, keys: Keys): Generator<Place> {
  const schema = resolved(written);
  yield { keys, value, schema };
  if (Array.isArray(value) && schema.items !== undefined) {
    for (const [index, item] of value.entries()) yield* walk(item, schema.items, [...keys, index]);
  } else if (isRecord(value)) {
    const { properties = {}, additionalProperties } = schema;
    for (const [key, inner] of Object.entries(value)) {
      const of = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
      if (typeof of === "object") yield* walk(inner, of, [...keys, key]);
    }
  }
}

/** True where an unknown key is an error. */
export const isClosed = ({ schema, value }: Place): boolean => isRecord(value) && schema.additionalProperties === false;
