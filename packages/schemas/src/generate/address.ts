import type { JsonSchema } from "../json-schema.ts";

/**
 * A place in the types: the name of a type, and the way from there. `.` is a property, `[]` the items of a list, `{}` the
 * values of a map, `.**` any way. `IGateway.spec.servers[].port` of `networking.istio.io:` is Istio's, not that of the Gateway API.
 */
export interface Address {
  /** Of the kinds to look in; all without it. */
  readonly group?: string;
  readonly type: string;
  readonly steps: readonly string[];
}

export function parseAddress(text: string): Address {
  const [, group, type = "", path = ""] = /^(?:([a-z0-9.-]*):)?([A-Za-z0-9]+)(.*)$/.exec(text) ?? [];
  return {
    ...(group !== undefined && { group }),
    type,
    steps: [...path.matchAll(/\.([^.[{]+)|\[\]|\{\}/g)].map(([step, property]) => property ?? step),
  };
}

/** What stands at a place afterwards; undefined leaves the place as it is. */
export type Edit = (schema: JsonSchema | undefined) => JsonSchema | undefined;

/** Edits every place at which the steps start, however deep. */
function editAnywhere(schema: JsonSchema, steps: readonly string[], edit: Edit): JsonSchema | undefined {
  const inside = (inner: JsonSchema): JsonSchema | undefined => editAnywhere(inner, steps, edit);
  let result = editAt(schema, steps, edit);
  const { properties, items, additionalProperties } = result ?? schema;
  for (const [name, property] of Object.entries(properties ?? {})) {
    const edited = property === false ? undefined : inside(property);
    if (edited) result = { ...(result ?? schema), properties: { ...(result ?? schema).properties, [name]: edited } };
  }
  const editedItems = items && inside(items);
  if (editedItems) result = { ...(result ?? schema), items: editedItems };
  const values = typeof additionalProperties === "object" ? inside(additionalProperties) : undefined;
  return values ? { ...(result ?? schema), additionalProperties: values } : result;
}

/** The schema with the place at the end of the steps edited; undefined where the way ends before. */
export function editAt(schema: JsonSchema, steps: readonly string[], edit: Edit): JsonSchema | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return edit(schema);
  if (step === "**") return editAnywhere(schema, rest, edit);
  if (step === "[]") {
    const items = schema.items && editAt(schema.items, rest, edit);
    return items && { ...schema, items };
  }
  if (step === "{}") {
    const values = schema.additionalProperties;
    const edited = typeof values === "object" ? editAt(values, rest, edit) : undefined;
    return edited && { ...schema, additionalProperties: edited };
  }
  const property = schema.properties?.[step];
  if (rest.length === 0 && schema.properties !== undefined) {
    const edited = edit(property === false ? undefined : property);
    return edited && { ...schema, properties: { ...schema.properties, [step]: edited } };
  }
  const edited = typeof property === "object" ? editAt(property, rest, edit) : undefined;
  return edited && { ...schema, properties: { ...schema.properties, [step]: edited } };
}
