import { Ajv, type ErrorObject, type Options } from "ajv";
import type { JsonSchema } from "./json-schema.ts";
import { definitionsId, type KindName, schemaId } from "./schema-path.ts";
import type { SchemaStore } from "./schema-store.ts";

/** A compiled schema. Its errors are those of the latest call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** Every definition is a function of its own: the code of all kinds is a fifth of what it is with definitions in place. */
export const ajvOptions: Options = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  validateSchema: false,
  inlineRefs: false,
  messages: false,
};

/** An Ajv that knows the definitions, and takes kinds when they are asked for. */
export function ajvWith(
  store: SchemaStore,
  options: Options = {},
): { readonly ajv: Ajv; readonly add: (kind: KindName, schema?: JsonSchema) => void } {
  const ajv = new Ajv({ ...ajvOptions, ...options });
  const definitions: JsonSchema = { definitions: store.definitions() };
  ajv.addSchema(definitions, definitionsId);
  return { ajv, add: (kind, schema = store.schemaOf(kind)) => void ajv.addSchema(schema, schemaId(kind)) };
}

/** Compiles kinds when they are first asked for; `schemaOf` gives those that are not the store's. */
export function lazyValidators(
  store: SchemaStore,
  schemaOf: (kind: KindName) => JsonSchema = store.schemaOf,
): (kind: KindName) => Validator {
  const made = new Map<string, Validator>();
  let known: ReturnType<typeof ajvWith> | undefined;
  return (kind) => {
    const id = schemaId(kind);
    const before = made.get(id);
    if (before !== undefined) return before;
    known ??= ajvWith(store);
    known.add(kind, schemaOf(kind));
    const validate = known.ajv.getSchema(id);
    if (validate === undefined) throw new Error(`no schema ${id}`);
    made.set(id, validate);
    return validate;
  };
}
