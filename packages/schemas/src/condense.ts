import { nearest, pointerKeys } from "@meshwright/findings";
import type { ErrorObject } from "ajv";
import { shownField, shownPointer } from "./field-name.ts";
import type { JsonSchema } from "./json-schema.ts";
import { type Resolve, schemaAt } from "./schema-at.ts";
import type { Problem, Violation } from "./violation.ts";
import { formWords, typeWords } from "./words.ts";

const text = (params: Readonly<Record<string, unknown>>, name: string): string => {
  const value = params[name];
  return typeof value === "string" ? value : "";
};

const unknownField = (field: string, known: readonly string[]): Problem => {
  const meant = nearest(field, known);
  return {
    kind: "unknown-field",
    field: shownField(field),
    ...(meant !== undefined && { nearest: meant }),
    known,
  };
};

const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => Reflect.get(Object(inner), key), value);

/** The field beside another one that shuts it out. */
const excluder = (parent: JsonSchema, value: unknown, field: string): string =>
  Object.entries(parent.dependencies ?? {}).find(
    ([name, { properties }]) => properties?.[field] === false && Object.hasOwn(Object(value), name),
  )?.[0] ?? "";

/** What one error of the validator means; undefined for an error that only sums up others. */
function violation(error: ErrorObject, body: unknown, root: JsonSchema, resolve: Resolve): Violation | undefined {
  const keys = pointerKeys(error.instancePath);
  const at = (path: readonly string[]): JsonSchema => schemaAt(root, path, resolve) ?? {};
  const here = (problem: Problem): Violation => ({ pointer: shownPointer(keys), problem });
  // The schema of a key says so with the key in hand; the map that holds it says it again below.
  if (error.propertyName !== undefined) return undefined;
  // Of alternatives, which only imported CRDs have, the whole is told, and not what each of them lacks.
  if (/\/(oneOf|anyOf|not)\//.test(error.schemaPath)) return undefined;
  switch (error.keyword) {
    case "additionalProperties": {
      const field = text(error.params, "additionalProperty");
      const known = Object.keys(at(keys).properties ?? {}).toSorted();
      return { pointer: shownPointer([...keys, field]), problem: unknownField(field, known) };
    }
    case "required":
      return here({ kind: "missing-field", field: text(error.params, "missingProperty") });
    case "type":
      return here({ kind: "wrong-type", wanted: typeWords(at(keys)) });
    case "enum":
      return here({ kind: "not-one-of", valid: at(keys).enum ?? [] });
    case "const":
      return here({ kind: "not-one-of", valid: [at(keys).const ?? ""] });
    case "false schema": {
      const field = keys.at(-1) ?? "";
      const outer = keys.slice(0, -1);
      return here({ kind: "excluded", field, by: excluder(at(outer), valueAt(body, outer), field) });
    }
    case "propertyNames": {
      const names = at(keys).propertyNames ?? {};
      const wanted = names.$ref === undefined ? names : (resolve(names.$ref) ?? {});
      const name = text(error.params, "propertyName");
      return { pointer: shownPointer([...keys, name]), problem: { kind: "wrong-form", wants: formWords(wanted) } };
    }
    case "oneOf":
    case "anyOf":
    case "not":
      return here({ kind: "wrong-form", wants: "one of the combinations of fields that its CRD allows" });
    default:
      return here({ kind: "wrong-form", wants: formWords(at(keys)) });
  }
}

/** The validator's errors of a body as violations. */
export const condensed = (
  errors: readonly ErrorObject[],
  body: unknown,
  root: JsonSchema,
  resolve: Resolve,
): readonly Violation[] => errors.flatMap((error) => violation(error, body, root, resolve) ?? []);
