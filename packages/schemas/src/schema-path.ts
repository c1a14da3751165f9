/** The part of an object that says of what kind it is. */
export interface KindName {
  readonly apiVersion: string;
  readonly kind: string;
}

export const kindKey = ({ apiVersion, kind }: KindName): string => `${apiVersion} ${kind}`;

export const definitionsFile = "definitions.json";
export const indexFile = "index.json";

/**
 * Path of a kind's schema within schemas/kubernetes, which kubeconform finds as
 * `schemas/kubernetes/{{.Group}}/{{.ResourceKind}}-{{.ResourceAPIVersion}}.json`; it calls the core group `v1`.
 * https://github.com/yannh/kubeconform/blob/v0.7.0/pkg/registry/registry.go
 */
export function fileOf({ apiVersion, kind }: KindName): string {
  const [group = "", version = group] = apiVersion.split("/");
  return `${group}/${kind.toLowerCase()}-${version}.json`;
}

/** Where refs between files start; nothing is ever fetched from there. */
const base = "file:///";

/** The ids under which schemas are known to ajv. */
export const definitionsId = `${base}${definitionsFile}`;
export const schemaId = (kind: KindName): string => `${base}${fileOf(kind)}`;
