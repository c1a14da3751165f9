import type { Model } from "@kubernetes-models/base";
import { pointerKeys } from "@meshwright/findings";
import type { ErrorObject } from "ajv";
import { shownPointer } from "./field-name.ts";
import type { JsonSchema } from "./json-schema.ts";
import { type Resolve, schemaAt } from "./schema-at.ts";
import type { KnownKind } from "./schema-store.ts";
import type { Violation } from "./violation.ts";

/** What a model's own validator says of a body. */
export type ModelValidator = (body: object) => readonly ErrorObject[];

type ModelClass = new (data: object) => Model<unknown>;

const isClass = (value: unknown): value is ModelClass => typeof value === "function";

const hasErrors = (error: unknown): error is { readonly errors: readonly ErrorObject[] } =>
  typeof error === "object" && error !== null && "errors" in error && Array.isArray(error.errors);

/**
 * The validator of the one module of a kind; a whole package takes seconds to load. Undefined for kinds that no package
 * has, and for a package that is not installed.
 */
export async function modelValidator({ apiVersion, kind, source }: KnownKind): Promise<ModelValidator | undefined> {
  const name = source.split(" ")[0] ?? "";
  if (!/^(@kubernetes-models\/[a-z-]+|kubernetes-models)$/.test(name)) return undefined;
  const module: Readonly<Record<string, unknown>> = await import(`${name}/${apiVersion}/${kind}`);
  const model = module[kind];
  if (!isClass(model)) return undefined;
  return (body) => {
    try {
      new model(body).validate();
      return [];
    } catch (error) {
      if (hasErrors(error)) return error.errors;
      throw error;
    }
  };
}

const isWithin = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

/** What the closed schema answers by itself, and better: it may be newer than the model. */
const answered = new Set(["enum", "const", "type", "required"]);

/**
 * What only the model's validator found. Values that the closed schema has an own word on are left out, and with them
 * the alternatives that fail because of them.
 */
export function modelViolations(
  errors: readonly ErrorObject[],
  root: JsonSchema,
  resolve: Resolve,
): readonly Violation[] {
  const isAnswered = ({ keyword, instancePath }: ErrorObject): boolean =>
    answered.has(keyword) && schemaAt(root, pointerKeys(instancePath), resolve) !== undefined;
  const left = errors.filter((error) => !isAnswered(error));
  const dropped = errors.filter(isAnswered);
  return left
    .filter(
      ({ keyword, instancePath }) =>
        !/^(oneOf|anyOf|not|if)$/.test(keyword) ||
        !dropped.some(({ instancePath: inner }) => isWithin(inner, instancePath)),
    )
    .map(({ keyword, instancePath, message }) => ({
      pointer: shownPointer(pointerKeys(instancePath)),
      problem: {
        kind: "model",
        message: keyword === "propertyNames" ? "one of its keys has a wrong form" : (message ?? keyword),
      },
    }));
}
