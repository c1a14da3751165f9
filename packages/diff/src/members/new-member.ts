import { accessFolder, at, fleetFolder } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { nameFinder } from "../folding/names.ts";
import { isDocument } from "../forecast/by-hand.ts";
import { isGate } from "../mesh/conditions.ts";
import { appsOf, chartsOf, isByFlux } from "../mesh/holdings.ts";
import { destinationIn } from "../mesh/members.ts";
import { effectiveMtls, mtlsPoliciesOf, rootNamespace } from "../mesh/peer-authentication.ts";
import { peersIn } from "../mesh/units.ts";
import type { Said } from "../rule.ts";
import { counted, enumerate } from "../words.ts";
import { steps } from "./steps.ts";

/** What pods of the new cluster take whose namespace says nothing. */
function mtlsIn({ cluster, after }: ClusterDelta): string {
  const policies = mtlsPoliciesOf(after);
  const { mode } = effectiveMtls(policies, rootNamespace);
  const why = policies.mesh.length === 0 ? "No PeerAuthentication is of the whole mesh, so mTLS" : "mTLS";
  const means = {
    STRICT: "pods refuse plaintext",
    PERMISSIVE: "pods accept plaintext too",
    DISABLE: "pods take plaintext only",
  };
  return `${why} is ${mode} in ${cluster}: ${means[mode]}, unless their namespace says otherwise.`;
}

/** Clusters that stay and whose own documents do not change although they get a new peer, and why. */
function withoutDocuments(peers: readonly string[], { clusters, after }: Delta): string {
  const changed = new Set(
    clusters
      .filter(({ cluster, files }) => files.some(({ path }) => isDocument(cluster, path)))
      .map(({ cluster }) => cluster),
  );
  const others = peers.filter((peer) => !changed.has(peer));
  if (others.length === 0) return "";
  const shared = [...after.ids.keys()].filter(
    (path) => path.startsWith(`${fleetFolder}/${accessFolder}/`) && path.endsWith(".json"),
  );
  const texts = shared.map((path) => after.text(path) ?? "").join("\n");
  const isByRole = nameFinder(new Set(others))(texts).size === others.length;
  return `No access document of ${enumerate(others)} changes${isByRole ? `: ${enumerate(others)} ${others.length === 1 ? "takes" : "take"} the shared roles of ${fleetFolder}/${accessFolder}` : ""}.`;
}

/** What people do first; documents are told where access is. */
function beforeMerging({ cluster, changes }: ClusterDelta, peers: readonly string[]): string | undefined {
  const destination = destinationIn(changes);
  return steps([
    destination === undefined
      ? undefined
      : `Register ${cluster} in Argo CD as ${destination}: \`argocd cluster list\` must show it.`,
    peers.length === 0
      ? undefined
      : `Open the network between ${cluster} and each of ${enumerate(peers)}, in both directions: port 443 of the API servers, and the ports of the pods or of the gateways.`,
  ]);
}

/** How long a Job waits before it gives up, in words. */
function patience({ resources }: ClusterDelta["after"]): string | undefined {
  const seconds = resources
    .filter(isGate)
    .map(({ body }) => at(body, "spec", "activeDeadlineSeconds"))
    .find((one) => typeof one === "number");
  return seconds === undefined ? undefined : counted(Math.round(seconds / 60), "minute");
}

function afterMerging({ cluster, after }: ClusterDelta, peers: readonly string[]): string | undefined {
  const byFlux = isByFlux(after);
  const limit = patience(after);
  return steps([
    byFlux ? `Run \`flux bootstrap\` in ${cluster} with the path of ${cluster}/flux.` : undefined,
    byFlux
      ? `\`flux get kustomizations\` in ${cluster}: all become ready, one after the other.`
      : `\`kubectl -n argocd get applications -l meshwright.io/cluster=${cluster}\`: all become Synced and Healthy, one after the other, within about half an hour.`,
    `Where one does not, \`kubectl -n meshwright-gates get jobs\` in ${cluster} shows which Job waits, and \`kubectl -n meshwright-gates logs job/<name>\` for what.${
      byFlux || limit === undefined
        ? ""
        : ` A Job gives up after ${limit}; Argo CD then tries the sync again, without limit.`
    }`,
    peers.length === 0 ? undefined : `\`istioctl remote-clusters\` says synced in ${enumerate([...peers, cluster])}.`,
  ]);
}

/** A cluster that was in no tree before. */
export function newMember(delta: ClusterDelta, whole: Delta): Said {
  const { cluster, changes, after } = delta;
  const peers = [...peersIn(after)].toSorted();
  const charts = chartsOf(after);
  const apps = appsOf(after);
  const holds = [
    `${cluster} gets an istiod of its own: ${counted(changes.length, "object")}`,
    ...(charts.length === 0 ? [] : [`the charts ${enumerate(charts, 8)}`]),
    ...(apps.length === 0 ? [] : [`the apps ${enumerate(apps, 8)}`]),
  ];
  const [before, afterwards] = [beforeMerging(delta, peers), afterMerging(delta, peers)];
  return {
    risk: "careful",
    says: [
      peers.length === 0
        ? `${cluster} joins the mesh alone: no other cluster finds its workloads, and it finds none elsewhere.`
        : `${cluster} joins the mesh: workloads of ${enumerate([...peers, cluster])} find each other.`,
      `${enumerate(holds)}.`,
      ...(peers.length === 0
        ? []
        : [
            `Between ${cluster} and each of ${enumerate(peers)} two remote secrets are created, with which one istiod reads the API server of the other. Each waits for a Job that checks the way there; an API server that does not answer holds up nothing else.`,
          ]),
      mtlsIn(delta),
      withoutDocuments(peers, whole),
    ]
      .filter((text) => text !== "")
      .join(" "),
    ...(before !== undefined && { beforeMerging: before }),
    ...(afterwards !== undefined && { afterMerging: afterwards }),
    causes: changes.map((change) => causeOf(change)),
  };
}
