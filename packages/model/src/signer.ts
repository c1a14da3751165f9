import type { Cluster } from "./cluster.ts";
import { certificateAuthorityOf } from "./cluster.ts";
import type { Mesh } from "./mesh.ts";

/** The other cluster that signs a cluster's intermediate; undefined where it asks its issuer itself. */
export function signerOf(mesh: Mesh, cluster: Cluster): string | undefined {
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  return issuer.kind === "self-signed" && issuer.cluster !== cluster.name ? issuer.cluster : undefined;
}

/** The other clusters that a cluster signs for, in the order of the fleet. */
export const signedBy = (mesh: Mesh, clusters: readonly Cluster[], { name }: Cluster): readonly Cluster[] =>
  clusters.filter((cluster) => signerOf(mesh, cluster) === name);

/** True for a cluster that makes a root and can sign for others, whether there are any or not. */
export const holdsRoot = (mesh: Mesh, cluster: Cluster): boolean =>
  certificateAuthorityOf(mesh, cluster).issuer.kind === "self-signed" && signerOf(mesh, cluster) === undefined;
