import type { JsonSchema } from "../json-schema.ts";
import type { KindDefinitions } from "./corrections.ts";
import { form, type FormName } from "./restored/forms.ts";
import { typeName } from "./type-schemas.ts";

/** Kinds whose names follow another rule than a DNS subdomain. */
const nameForms: Readonly<Record<string, FormName>> = {
  "v1 Namespace": "DnsLabel",
  "v1 Service": "Dns1035Label",
  "batch/v1 CronJob": "CronJobName",
  "rbac.authorization.k8s.io/v1 ClusterRole": "PathSegment",
  "rbac.authorization.k8s.io/v1 ClusterRoleBinding": "PathSegment",
  "rbac.authorization.k8s.io/v1 Role": "PathSegment",
  "rbac.authorization.k8s.io/v1 RoleBinding": "PathSegment",
};

/** A kind's own definition with what makes it a whole object: apiVersion and kind, and a name of its own. */
export function withRoot(kind: KindDefinitions): KindDefinitions {
  const definitions: Record<string, JsonSchema> = { ...kind.definitions };
  const metaKey = Object.keys(definitions).find((key) => typeName(key) === "IObjectMeta");
  const root = definitions[kind.root];
  const meta = definitions[metaKey ?? ""];
  if (root === undefined || meta === undefined) throw new Error(`${kind.kind} has no metadata`);
  const properties: Record<string, JsonSchema | false> = { ...root.properties };
  const { spec, status } = properties;
  // Written in place in some types, and the same in several versions of a kind.
  if (typeof spec === "object" && spec.properties !== undefined) {
    definitions[`${kind.kind}Spec`] = spec;
    properties["spec"] = { $ref: `#/definitions/${kind.kind}Spec` };
  }
  // Controllers write it; what a tree holds of it is dropped, whatever it is.
  if (status !== undefined) properties["status"] = { type: "object" };
  const nameForm = nameForms[`${kind.apiVersion} ${kind.kind}`] ?? "DnsSubdomain";
  const metaName = `Named${nameForm}`;
  definitions[metaName] = {
    ...meta,
    properties: { ...meta.properties, name: form(nameForm) },
    required: ["name"],
  };
  properties["apiVersion"] = { type: "string", const: kind.apiVersion };
  properties["kind"] = { type: "string", const: kind.kind };
  properties["metadata"] = { $ref: `#/definitions/${metaName}` };
  definitions[kind.root] = {
    ...root,
    properties,
    required: [...new Set(["apiVersion", "kind", "metadata", ...(root.required ?? [])])].toSorted(),
  };
  return { ...kind, definitions };
}
