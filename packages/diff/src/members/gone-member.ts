import { clusterLabel } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { answeredIn, appsOf, isByFlux } from "../mesh/holdings.ts";
import { peersIn } from "../mesh/units.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import { steps } from "./steps.ts";

/** Services that nobody answers in the clusters that stay, as far as they differ: all peers of one that goes do. */
function unanswered({ before }: ClusterDelta, { clusters }: Delta): readonly string[] {
  const staying = clusters.filter(({ presence }) => presence !== "gone").map(({ after }) => answeredIn(after));
  return [...answeredIn(before)].filter((service) => !staying.some((answered) => answered.has(service)));
}

/** What stays of it elsewhere, and is for a person to delete, in this order: docs/operations.md. */
function afterMerging({ cluster, before }: ClusterDelta, whole: Delta, peers: readonly string[]): string | undefined {
  const project = whole.clusters
    .flatMap(({ changes }) => changes)
    .map((change) => change.before?.ref)
    .find((ref) => ref?.kind === "AppProject" && ref.name.endsWith(`-${cluster}`))?.name;
  return steps([
    isByFlux(before)
      ? `\`flux uninstall\` in ${cluster}, when you no longer want Flux to try: what it has applied stays.`
      : `Delete the Applications of ${cluster}, which nothing else deletes and which leave what they made: \`kubectl -n argocd delete applications.argoproj.io -l ${clusterLabel}=${cluster}\`. A cluster that is switched off is taken out of Argo CD first.`,
    project === undefined
      ? undefined
      : `Then delete the AppProject: \`kubectl -n argocd delete appproject ${project}\`. Argo CD deletes no Application whose AppProject is gone.`,
    peers.length === 0
      ? undefined
      : `Delete what ${cluster} left in the store where clusters leave their tokens for each other. If ${cluster} goes on running, it still holds tokens for ${enumerate(peers)}; in ${enumerate(peers)}, not in ${cluster}, run \`kubectl -n istio-system delete secret istio-reader-service-account-istio-remote-secret-token\`, and those tokens are void.`,
  ]);
}

/** A cluster whose folder is gone. */
export function goneMember(delta: ClusterDelta, whole: Delta): Said {
  const { cluster, changes, before } = delta;
  const peers = [...peersIn(before)].toSorted();
  const apps = appsOf(before);
  const lost = unanswered(delta, whole);
  const names = enumerate(peers);
  const by = isByFlux(before) ? "Flux" : "Argo CD";
  const afterwards = afterMerging(delta, whole, peers);
  return {
    risk: "stop",
    says: [
      peers.length === 0
        ? `${cluster} leaves the mesh, in which it had no other cluster.`
        : `${cluster} leaves the mesh: ${names} no longer ${peers.length === 1 ? "finds" : "find"} the workloads of ${cluster}.`,
      `Taken out of this repository only: all that runs in ${cluster}${apps.length === 0 ? "" : ` (apps: ${enumerate(apps)})`}. ${by} finds the folder gone: everything there goes on running, and nobody updates it any more.`,
      ...(peers.length === 0 ? [] : [`Deleted in ${names}: the remote secret for ${cluster}.`]),
      ...(lost.length === 0 || peers.length === 0
        ? []
        : [
            `Calls from ${names} to ${enumerate(lost.map((name) => `Service ${name}`))} fail from then on: only ${cluster} has pods for ${lost.length === 1 ? "it" : "them"}.`,
          ]),
    ].join(" "),
    ...(peers.length > 0 && {
      beforeMerging: `See that nobody in ${names} calls what only ${cluster} answers${lost.length === 0 ? "" : ` (${enumerate(lost.map((name) => `Service ${name}`))})`}: \`sum(increase(istio_requests_total{source_cluster!="${cluster}",destination_cluster="${cluster}"}[1d]))\` in Prometheus must be 0.`,
    }),
    ...(afterwards !== undefined && { afterMerging: afterwards }),
    causes: changes.map((change) => causeOf(change)),
  };
}
