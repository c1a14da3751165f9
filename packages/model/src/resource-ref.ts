import type { ObjectName } from "./object-name.ts";

/** The identity of one object. `namespace` is absent for cluster-scoped kinds. */
export interface ResourceRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: ObjectName;
  readonly name: ObjectName;
}

/** The one textual form of a ref: sort key, map key, and what reports print. */
export const refKey = ({ apiVersion, kind, namespace, name }: ResourceRef): string =>
  `${apiVersion}/${kind}/${namespace ?? "-"}/${name}`;

/** The API group of an apiVersion; empty for the core group. */
export const apiGroup = (apiVersion: string): string => apiVersion.slice(0, Math.max(0, apiVersion.indexOf("/")));

/** `apps/Deployment`: a kind of whatever version; `/Service` in the core group. */
export const groupKind = ({ apiVersion, kind }: Pick<ResourceRef, "apiVersion" | "kind">): string =>
  `${apiGroup(apiVersion)}/${kind}`;

/** The resource name (plural, lower case) by which the API server serves a kind. */
export const pluralOf = (kind: string): string => {
  const lower = kind.toLowerCase();
  if (/[^aeiou]y$/.test(lower)) return `${lower.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(lower) ? `${lower}es` : `${lower}s`;
};

/** `certificates.cert-manager.io`: the form that kubectl takes and that is unambiguous. Core kinds have no group. */
export const resourceOf = ({ apiVersion, kind }: Pick<ResourceRef, "apiVersion" | "kind">): string =>
  [pluralOf(kind), apiGroup(apiVersion)].filter((part) => part !== "").join(".");
