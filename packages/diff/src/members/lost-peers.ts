import type { ClusterDelta, Delta } from "../delta.ts";
import { isByFlux } from "../mesh/holdings.ts";
import { causesOfMembers, membersThat, peersThat } from "../mesh/members.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import { ofKiali } from "./kiali.ts";
import { steps } from "./steps.ts";

/** A cluster that stays, and has a peer no more. */
export function lostPeers(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const { cluster } = delta;
  const peers = peersThat(delta, "removed");
  if (peers.length === 0) return [];
  const names = enumerate(peers);
  const one = peers.length === 1;
  const byFlux = isByFlux(delta.before);
  const by = byFlux ? "Flux" : "Argo CD";
  const causes = causesOfMembers(delta, "removed", [...new Set([...peers, ...membersThat(whole, "gone")])]);
  const link = `${cluster}-70-link-${peers[0]}`;
  return [
    ...ofKiali(delta, { causes: causes.ofKiali, how: "removed", peers, by }),
    {
      risk: "stop",
      says: `${cluster} loses the remote ${one ? "secret" : "secrets"} for ${names}: ${by} deletes ${one ? "it" : "them"}, and workloads of ${cluster} no longer find those of ${names}. Calls go to pods in other clusters, and fail where there are none.`,
      afterMerging:
        steps([
          `\`istioctl remote-clusters\` in ${cluster} no longer lists ${names}.`,
          byFlux
            ? undefined
            : `If \`kubectl -n argocd get application ${link}\` still finds it after some minutes, a Job that waits for ${peers[0]} keeps its sync going, and with that its deletion waiting. End the sync: \`argocd app terminate-op ${link}\`.`,
        ]) ?? "",
      causes: causes.ofMesh,
    },
  ];
}
