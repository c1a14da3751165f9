import { fleetFolder } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { answeredIn, appsOf, isByFlux } from "../mesh/holdings.ts";
import { causesOfMembers, membersThat } from "../mesh/members.ts";
import { peersIn } from "../mesh/units.ts";
import type { Rule, Said } from "../rule.ts";
import { enumerate } from "../words.ts";

/** Services that nobody answers in the clusters that stay, as far as they differ: all peers of one that goes do. */
function unanswered({ before }: ClusterDelta, { clusters }: Delta): readonly string[] {
  const staying = clusters.filter(({ presence }) => presence !== "gone").map(({ after }) => answeredIn(after));
  return [...answeredIn(before)].filter((service) => !staying.some((answered) => answered.has(service)));
}

function goneMember(delta: ClusterDelta, whole: Delta): Said {
  const { cluster, changes, before } = delta;
  const peers = [...peersIn(before)].toSorted();
  const apps = appsOf(before);
  const lost = unanswered(delta, whole);
  const engine = isByFlux(before)
    ? "Flux there finds no folder of its own any more"
    : "Its Applications find no folder any more";
  return {
    risk: "stop",
    says: [
      `${cluster} leaves the mesh${peers.length === 0 ? "" : `: ${enumerate(peers)} ${peers.length === 1 ? "loses its" : "lose their"} secret for it, and with that all of its workloads`}.`,
      `${engine}: nothing in ${cluster} is updated or deleted by this, and what runs there goes on running${apps.length === 0 ? "" : ` (apps: ${enumerate(apps)})`}.`,
      ...(lost.length === 0
        ? []
        : [`Nobody else answers ${enumerate(lost.map((name) => `Service ${name}`))}: calls to it fail.`]),
    ].join(" "),
    watch: `Before merging: nobody in the other clusters calls what only ${cluster} answers (istio_requests_total with destination_cluster="${cluster}" is zero). Afterwards a person deletes what is left: the Applications and the AppProject of ${cluster}, its tokens in the store of the exchange, and its IAM roles.`,
    causes: changes.map((change) => causeOf(change)),
  };
}

function lostPeers(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  const { cluster, before, after } = delta;
  const kept = peersIn(after);
  const peers = [...peersIn(before)].filter((peer) => !kept.has(peer)).toSorted();
  if (peers.length === 0) return [];
  const isOne = peers.length === 1;
  const { ofMesh, ofKiali } = causesOfMembers(delta, "removed", [
    ...new Set([...peers, ...membersThat(whole, "gone")]),
  ]);
  const shown: Said = {
    risk: "careful",
    says: `Kiali in ${cluster} no longer shows ${enumerate(peers)}: its secret for the API server there is deleted, and its pod restarts.`,
    causes: ofKiali,
  };
  return [
    ...(ofKiali.length === 0 ? [] : [shown]),
    {
      risk: "stop",
      says: `${cluster} loses ${isOne ? "its peer" : "its peers"} ${enumerate(peers)}: the secret with which its istiod reads the API server there is deleted (what delivers it deletes it too), and workloads of ${cluster} find no endpoint there any more.`,
      watch: `In ${cluster}, istioctl remote-clusters does not list ${enumerate(peers)} any more; a delivery of the link that does not go away is held by a check that still waits: end its sync (argocd app terminate-op ${cluster}-70-link-${peers[0]}).`,
      causes: ofMesh,
    },
  ];
}

function goneInShared(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  const members = membersThat(whole, "gone");
  const causes =
    delta.presence === "gone"
      ? delta.changes.map((change) => causeOf(change))
      : causesOfMembers(delta, "removed", members).ofMesh;
  if (causes.length === 0) return [];
  return [
    {
      risk: "stop",
      says: `Argo CD no longer delivers ${members.length === 0 ? "the clusters from here" : enumerate(members)}: ${enumerate(causes.map(({ object: { ref } }) => `${ref.kind} ${ref.name}`))} go from the tree. What they have delivered stays as it is, with nobody to put it right.`,
      watch:
        "kubectl -n argocd get applications,appprojects: what is left of the cluster stays until a person deletes it, Applications first and the AppProject last.",
      causes,
    },
  ];
}

export const memberLeaves: Rule = {
  name: "member-leaves",
  heading: "A cluster leaves the mesh, or loses a peer",
  summary: "A cluster is no longer in the tree, or reads the API server of another one no more",
  risks: ["stop", "careful"],
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "new") return;
    if (delta.cluster === fleetFolder) yield* goneInShared(delta, whole);
    else if (delta.presence === "gone") yield goneMember(delta, whole);
    else yield* lostPeers(delta, whole);
  },
};
