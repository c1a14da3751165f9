import type { ClusterAnswers } from "@meshwright/config";
import type { Cluster, Fleet } from "@meshwright/model";
import type { Engine } from "../context.ts";
import type { ClusterKey } from "./cluster-keys.ts";
import type { Said } from "./said.ts";
import { one } from "./said.ts";

/** What all clusters have the same; undefined where they differ. */
function common(clusters: readonly Cluster[], valueOf: (cluster: Cluster) => string): string | undefined {
  const values = new Set(clusters.map(valueOf));
  return values.size === 1 ? [...values][0] : undefined;
}

/** How pods get their addresses, where that is in all clusters the same and asks nothing of subnets. */
export function commonPodNetworking(clusters: readonly Cluster[]): ClusterAnswers["podNetworking"] {
  const [first] = clusters;
  const { podNetworking } = first ?? {};
  const isCommon = common(clusters, (cluster) => JSON.stringify(cluster.podNetworking)) !== undefined;
  if (!isCommon || podNetworking?.kind !== "vpc-cni" || podNetworking.customNetworking) return undefined;
  const { externalSNAT, excludeSNATCIDRs, prefixDelegation } = podNetworking;
  return {
    kind: "vpc-cni",
    ...(externalSNAT && { externalSNAT }),
    ...(excludeSNATCIDRs.length > 0 && { excludeSNATCIDRs: [...excludeSNATCIDRs] }),
    ...(prefixDelegation && { prefixDelegation }),
  };
}

/** What a new cluster has where nothing is said of it: the same as all others, where they agree. */
export function likeFleet(
  { shortKubernetesVersion }: Engine["config"],
  { mesh, clusters }: Fleet,
  said: Said<ClusterKey>,
): Said<ClusterKey> {
  const peerGroup = one(said, "peerGroup") ?? common(clusters, (cluster) => cluster.peerGroup);
  const peers = clusters.filter((cluster) => cluster.peerGroup === peerGroup);
  const flat = common(peers, ({ network }) => network) ?? (peers.length === 0 ? mesh.id : undefined);
  const found: Readonly<Partial<Record<ClusterKey, string>>> = {
    region: common(clusters, ({ region }) => region),
    account: common(clusters, ({ account }) => account),
    kubernetesVersion: common(clusters, ({ kubernetesVersion }) => shortKubernetesVersion(kubernetesVersion)),
    peerGroup,
    network: mesh.connectivity.model === "flat" ? flat : one(said, "name"),
    identity: common(clusters, ({ iam }) => iam.identity),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])),
  );
}
