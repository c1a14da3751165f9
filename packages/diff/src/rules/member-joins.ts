import { fleetFolder } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { causesOfMembers, destinationIn, membersThat } from "../mesh/members.ts";
import { appsOf, chartsOf, isByFlux } from "../mesh/holdings.ts";
import { peersIn } from "../mesh/units.ts";
import type { Rule, Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";

/** What people do for a cluster that joins, which no engine does. */
function byHand({ cluster, changes, after }: ClusterDelta): string {
  const destination = destinationIn(changes);
  return enumerate([
    "apply the documents in its folder access/ (IAM roles and policies)",
    ...(destination === undefined ? [] : [`register the cluster in Argo CD as ${destination}`]),
    ...(isByFlux(after) ? [`run flux bootstrap with the folder ${cluster}/flux`] : []),
  ]);
}

/** A cluster that was in no tree before. */
function newMember(delta: ClusterDelta): Said {
  const { cluster, changes, after } = delta;
  const peers = [...peersIn(after)].toSorted();
  const charts = chartsOf(after);
  const apps = appsOf(after);
  const holds = [
    `${cluster} joins the mesh with an istiod of its own: ${counted(changes.length, "object")}`,
    ...(charts.length === 0 ? [] : [`the charts ${enumerate(charts, 8)}`]),
    ...(apps.length === 0 ? [] : [`the namespaces of apps ${enumerate(apps, 8)}`]),
  ].join(", ");
  const meets =
    peers.length === 0
      ? "It has no peers: it calls no other cluster, and none calls it."
      : `It and each of its peers (${enumerate(peers)}) get a secret with which their istiods read each other's API server, each after a check that the way there is open; a peer that cannot be reached holds up its own secret and nothing else.`;
  return {
    risk: "careful",
    says: `${holds}. ${meets}`,
    watch: `By hand: ${byHand(delta)}; then see in namespace meshwright-gates of ${cluster} which Job still waits and for what (kubectl -n meshwright-gates get jobs, kubectl logs), and that istioctl remote-clusters says synced in all of them.`,
    causes: changes.map((change) => causeOf(change)),
  };
}

/** A cluster that stays, and has a peer that it had not. */
function newPeers(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  const { cluster, before, after } = delta;
  const known = peersIn(before);
  const peers = [...peersIn(after)].filter((peer) => !known.has(peer)).toSorted();
  if (peers.length === 0) return [];
  const one = peers.length === 1;
  const { ofMesh, ofKiali } = causesOfMembers(delta, "added", [...new Set([...peers, ...membersThat(whole, "new")])]);
  const shown: Said = {
    risk: "careful",
    says: `Kiali in ${cluster} shows ${enumerate(peers)} as well: it gets a secret for the API server there, and its pod restarts.`,
    watch: "Kiali names the new cluster in its mesh page, without a warning.",
    causes: ofKiali,
  };
  return [
    ...(ofKiali.length === 0 ? [] : [shown]),
    {
      risk: "careful",
      says: `${cluster} gets ${one ? "a new peer" : "new peers"}, ${enumerate(peers)}: a secret with which its istiod reads the API server there, so that workloads of ${cluster} find those of ${one ? "the peer" : "the peers"}. A Job first checks that the way there is open; until it is, nothing else in ${cluster} waits for it.`,
      watch: `In ${cluster}, istioctl remote-clusters says synced for ${enumerate(peers)}; if not, kubectl -n meshwright-gates logs job/gate-70-link-${peers[0]} says what is missing.`,
      causes: ofMesh,
    },
  ];
}

/** What all clusters share, where it delivers members that are new. */
function newInShared(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  const members = membersThat(whole, "new");
  const causes =
    delta.presence === "new"
      ? delta.changes.map((change) => causeOf(change))
      : causesOfMembers(delta, "added", members).ofMesh;
  if (causes.length === 0) return [];
  return [
    {
      risk: "careful",
      says: `Argo CD begins to deliver ${members.length === 0 ? "the clusters" : enumerate(members)}: ${enumerate(causes.map(({ object: { ref } }) => `${ref.kind} ${ref.name}`))}.`,
      watch:
        "kubectl -n argocd get applications: those of the new cluster become Synced and Healthy one after the other, within about half an hour.",
      causes,
    },
  ];
}

export const memberJoins: Rule = {
  name: "member-joins",
  heading: "A cluster joins the mesh, or gets a new peer",
  summary: "A cluster is new in the tree, or begins to read the API server of another one",
  risks: ["careful"],
  ofWhole: true,
  *run(delta, whole) {
    if (delta.presence === "gone") return;
    if (delta.cluster === fleetFolder) yield* newInShared(delta, whole);
    else if (delta.presence === "new") yield newMember(delta);
    else yield* newPeers(delta, whole);
  },
};
