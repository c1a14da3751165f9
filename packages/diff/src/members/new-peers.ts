import { gateLabel } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import { isByFlux } from "../mesh/holdings.ts";
import { causesOfMembers, membersThat, peersThat } from "../mesh/members.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import { ofKiali } from "./kiali.ts";

/** A cluster that stays, and has a peer that it had not. */
export function newPeers(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const { cluster } = delta;
  const peers = peersThat(delta, "added");
  if (peers.length === 0) return [];
  const names = enumerate(peers);
  const one = peers.length === 1;
  const by = isByFlux(delta.after) ? "Flux" : "Argo CD";
  const causes = causesOfMembers(delta, "added", [...new Set([...peers, ...membersThat(whole, "new")])]);
  return [
    ...ofKiali(delta, { causes: causes.ofKiali, how: "added", peers, by }),
    {
      risk: "careful",
      says: `${cluster} gets ${one ? "a remote secret" : "remote secrets"} for ${names}: with ${one ? "it" : "them"} istiod of ${cluster} reads the API server there, so that workloads of ${cluster} find those of ${names}. A Job first checks that the API server answers. As long as it does not, only that remote secret waits.`,
      afterMerging: `\`istioctl remote-clusters\` in ${cluster} says synced for ${names}. Where it does not, \`kubectl -n meshwright-gates logs -l ${gateLabel}=70-link-${peers[0]}\` says what is missing.`,
      causes: causes.ofMesh,
    },
  ];
}
