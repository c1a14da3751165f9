import { apiGroup, groupKind, refKey } from "@meshwright/model";
import type { Release } from "./release.ts";
import type { Resource } from "./resource.ts";

/** What one API server is to hold: the objects of a cluster, or what an Argo CD holds to deliver all of them. */
export interface Inventory {
  /** A cluster's name, or that of the hub. */
  readonly name: string;
  /** In the order of their files. */
  readonly resources: readonly Resource[];
  /** The charts that are installed there, which make objects of their own. */
  readonly releases: readonly Release[];
  /** All objects of a kind, of whatever version. */
  of(group: string, kind: string): readonly Resource[];
  /** `namespace` is absent for cluster-scoped kinds. */
  find(group: string, kind: string, name: string, namespace?: string): Resource | undefined;
}

/** The identity by which an API server knows an object: without the version. */
export const identityOf = ({ ref }: Pick<Resource, "ref">): string =>
  refKey({ ...ref, apiVersion: apiGroup(ref.apiVersion) });

export function inventoryOf(
  name: string,
  resources: readonly Resource[],
  releases: readonly Release[] = [],
): Inventory {
  const byKind = Map.groupBy(resources, ({ ref }) => groupKind(ref));
  const byIdentity = new Map(resources.map((resource) => [identityOf(resource), resource]));
  return {
    name,
    resources,
    releases,
    of: (group, kind) => byKind.get(`${group}/${kind}`) ?? [],
    find: (group, kind, object, namespace) => byIdentity.get([group, kind, namespace ?? "-", object].join("/")),
  };
}
