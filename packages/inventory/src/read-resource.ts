import type { FilePlace, Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Body, Json, JsonObject, ObjectName, ResourceRef } from "@meshwright/model";
import { objectName, rbacName } from "@meshwright/model";
import { parseYamlFile } from "@meshwright/reading";
import { isMap } from "./look.ts";
import { kubernetesYaml } from "./kubernetes-yaml.ts";

/** What a file says; without a body there are findings that say why. */
export interface ReadFile {
  readonly object?: { readonly ref: ResourceRef; readonly body: Body };
  readonly findings: readonly Finding[];
}

/** Anchors, tags, merge keys and directives: none of them is ever rendered, and each hides a value from its reader. */
const suspicious = /^%|<<|(?:^|[:[{,?-])[ \t]*[&!][^\s=&]/m;

/**
 * Reads a file of one object, fast where it is as it should be. Only where something is wrong is it read again by the
 * parser that knows places.
 */
export function readResource(file: string, text: string): ReadFile {
  const place = { in: "file", file } as const;
  const wrong = (problem: string): ReadFile => ({ findings: [finding(kinds.notAnObject, place, { problem })] });
  const value = kubernetesYaml(text);
  if (value === undefined || suspicious.test(text)) {
    const findings = parseYamlFile(file, text).findings.map((found) => inTree(found, place));
    if (findings.length > 0) return { findings };
    if (value === undefined)
      return {
        findings: [finding(kinds.invalidYaml, place, { problem: "its syntax is wrong, as Kubernetes reads it" })],
      };
  }
  const object = objectIn(value);
  return "problem" in object ? wrong(object.problem) : { object, findings: [] };
}

/** The object that a value is, or what the API server would say against it. */
export function objectIn(
  value: Json,
): { readonly ref: ResourceRef; readonly body: Body } | { readonly problem: string } {
  if (!isMap(value)) return { problem: "it is not a map" };
  const { apiVersion, kind, metadata } = value;
  if (typeof apiVersion !== "string" || apiVersion === "") return { problem: "it has no apiVersion" };
  if (typeof kind !== "string" || kind === "") return { problem: "it has no kind" };
  // Both are repeated in messages, and part of file names.
  if (!/^([a-z0-9.-]+\/)?[a-z0-9]+$/.test(apiVersion))
    return { problem: "its apiVersion is none that Kubernetes accepts" };
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(kind)) return { problem: "its kind is none that Kubernetes accepts" };
  if (!isMap(metadata)) return { problem: "it has no metadata" };
  const { name, namespace } = metadata;
  if (typeof name !== "string") return { problem: "it has no metadata.name" };
  const known = nameIn(apiVersion, name);
  if (known === undefined) return { problem: "its metadata.name is none that Kubernetes accepts" };
  if (namespace === undefined) return { ref: { apiVersion, kind, name: known }, body: bodyOf(value) };
  const space = typeof namespace === "string" ? objectName(namespace) : undefined;
  if (space === undefined) return { problem: "its metadata.namespace is none that Kubernetes accepts" };
  return { ref: { apiVersion, kind, namespace: space, name: known }, body: bodyOf(value) };
}

const bodyOf = (value: JsonObject): Body => value as Body; // oxlint-disable-line typescript/no-unsafe-type-assertion -- apiVersion, kind and metadata.name were looked at above

const nameIn = (apiVersion: string, name: string): ObjectName | undefined =>
  apiVersion.startsWith("rbac.authorization.k8s.io/") ? rbacName(name) : objectName(name);

/** A finding about YAML, in a file of the tree rather than of the fleet. */
const inTree = ({ place, ...found }: Finding, file: FilePlace): Finding => ({
  ...found,
  place: place.in === "fleet" ? { ...file, line: place.line, column: place.column } : place,
});
