import type { JsonSchema } from "../src/json-schema.ts";

/** What we read of the schema in a CRD. */
export interface CrdSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, CrdSchema>>;
  readonly items?: CrdSchema;
  readonly additionalProperties?: boolean | CrdSchema;
  readonly required?: readonly string[];
  readonly enum?: readonly (string | number | boolean)[];
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
}

/** The server's own matter, or its controllers'. */
const left = new Set(["apiVersion", "kind", "metadata", "status"]);

/** Ways in which a generated schema refuses what a CRD accepts; `path what`. */
export function* differences(
  crd: CrdSchema,
  schema: JsonSchema,
  definitions: Readonly<Record<string, JsonSchema>>,
  path = "",
): Generator<string> {
  const own = schema.$ref === undefined ? schema : definitions[schema.$ref.slice("#/definitions/".length)];
  if (own === undefined) {
    yield `${path} refers to nothing`;
    return;
  }
  const types = [own.type ?? []].flat();
  const wanted = crd["x-kubernetes-int-or-string"] ? ["integer", "string"] : [crd.type ?? []].flat();
  const fits = (type: string): boolean =>
    types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));
  if (!wanted.every(fits)) yield `${path} is ${types.join("|")}, not ${wanted.join("|")}`;
  if (own.enum !== undefined) {
    const known = new Set<unknown>(own.enum);
    for (const value of crd.enum ?? []) if (!known.has(value)) yield `${path} does not know ${value}`;
  }
  if (own.enum !== undefined && crd.enum === undefined) yield `${path} is any text`;
  const required = new Set(crd.required);
  for (const name of own.required ?? []) {
    if (!required.has(name) && !(path === "" && left.has(name))) yield `${path} need not have ${name}`;
  }
  if (own.additionalProperties === false && crd["x-kubernetes-preserve-unknown-fields"]) yield `${path} is open`;
  for (const [name, inner] of Object.entries(crd.properties ?? {})) {
    if (path === "" && left.has(name)) continue;
    const ours = own.properties?.[name];
    if (typeof ours === "object") yield* differences(inner, ours, definitions, `${path}.${name}`);
    else if (own.properties !== undefined) yield `${path}.${name} is unknown`;
  }
  if (crd.items && own.items) yield* differences(crd.items, own.items, definitions, `${path}[]`);
  if (typeof crd.additionalProperties === "object" && typeof own.additionalProperties === "object") {
    yield* differences(crd.additionalProperties, own.additionalProperties, definitions, `${path}{}`);
  }
}
