import type { JsonSchema } from "./json-schema.ts";
import type { KnownKind } from "./schema-store.ts";

/** A kind as a CRD declares it. */
export interface CrdKind {
  readonly known: KnownKind;
  /** Closed: what the API server would prune is an unknown field. With refs to `definitions.json`. */
  readonly schema: JsonSchema;
}

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const nodesIn = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const entriesIn = (value: unknown): readonly [string, unknown][] => (isNode(value) ? Object.entries(value) : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Words of JSON Schema that mean the same in a structural schema. Formats are not looked at, as everywhere here. */
const same = [
  "enum",
  "required",
  "minProperties",
  "maxProperties",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
];

/** Go's regular expressions are not quite those of JavaScript; one that cannot be read here is left to the API server. */
function readable(pattern: string): boolean {
  try {
    return RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** What is said beside the structure, where nothing is closed: `oneOf` of Istio's CRDs and the like. */
function conditions(node: Node): Node {
  const values = Object.fromEntries(same.flatMap((word) => (node[word] === undefined ? [] : [[word, node[word]]])));
  const properties = entriesIn(node["properties"]).map(([name, inner]) => [
    name,
    isNode(inner) ? conditions(inner) : {},
  ]);
  return {
    ...values,
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...combined(node),
  };
}

const combined = (node: Node): Node => ({
  ...Object.fromEntries(
    ["allOf", "anyOf", "oneOf"].flatMap((word) => {
      const inner = nodesIn(node[word]).map(conditions);
      return inner.length === 0 ? [] : [[word, inner]];
    }),
  ),
  ...(isNode(node["not"]) && { not: conditions(node["not"]) }),
});

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#rawextension */
const embedded = { apiVersion: { type: "string" }, kind: { type: "string" }, metadata: { type: "object" } };

/** A part of a structural schema, closed where the API server would prune. */
function closed(node: Node): Node {
  if (node["x-kubernetes-int-or-string"] === true) return { type: ["integer", "string"] };
  const keepsUnknown = node["x-kubernetes-preserve-unknown-fields"] === true;
  const { type, pattern, items, additionalProperties: more } = node;
  const own = entriesIn(node["properties"]).map(([name, inner]) => [name, isNode(inner) ? closed(inner) : {}]);
  const properties = {
    ...(node["x-kubernetes-embedded-resource"] === true && embedded),
    ...Object.fromEntries(own),
  };
  const ofObject = {
    properties,
    additionalProperties: isNode(more) ? closed(more) : keepsUnknown || more === true,
  };
  const { properties: _conditioned, ...rest } = conditions(node);
  return {
    ...rest,
    ...(typeof type === "string" && { type }),
    ...(typeof pattern === "string" && readable(pattern) && { pattern }),
    ...(isNode(items) && { items: closed(items) }),
    ...(type === "object" && ofObject),
  };
}

/** The kinds that a CRD serves. What has no schema, or is no CRD, has none. `metadata` is the schema of every object's. */
export function kindsOfCrd(body: unknown, metadata: JsonSchema): readonly CrdKind[] {
  if (!isNode(body) || !isNode(body["spec"]) || !isNode(body["metadata"])) return [];
  const { group, names, versions } = body["spec"];
  const kind = isNode(names) ? text(names["kind"]) : "";
  const source = `the CRD ${text(body["metadata"]["name"])} of a rendered chart`;
  return nodesIn(versions).flatMap((version) => {
    const schema = isNode(version["schema"]) ? version["schema"]["openAPIV3Schema"] : undefined;
    if (version["served"] === false || !isNode(schema) || kind === "") return [];
    const apiVersion = `${text(group)}/${text(version["name"])}`;
    const root = closed({ ...schema, type: "object" });
    return [
      {
        known: { apiVersion, kind, source },
        schema: {
          ...root,
          properties: {
            ...(isNode(root["properties"]) ? root["properties"] : {}),
            apiVersion: { type: "string", const: apiVersion },
            kind: { type: "string", const: kind },
            metadata,
          },
          required: [
            ...new Set([
              ...(Array.isArray(root["required"]) ? root["required"] : []),
              "apiVersion",
              "kind",
              "metadata",
            ]),
          ],
        },
      },
    ];
  });
}
