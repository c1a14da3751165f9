import type { Cluster } from "@meshwright/model";
import type { Flow } from "../flow/flow.ts";
import { apiServerVerdict } from "./api-server.ts";
import type { Exchange } from "./exchange.ts";
import { exchanged } from "./exchange.ts";
import type { Ground } from "./ground.ts";
import { nobodyStands, overlayStops, podsUnsaid, withoutTranslation } from "./pods.ts";
import type { Place } from "./stand.ts";
import type { Verdict } from "./verdict.ts";

/** What becomes of a flow: its packets, and their answers. */
export function walk(ground: Ground, flow: Flow): Verdict {
  const { name, from, to, protocol, ports } = flow;
  if ("outside" in to) throw new Error(`${name} leaves the fleet`);
  // The kubelet of a node reaches its own pods without leaving it.
  if (name === "health") return { is: "allowed", hops: [] };
  const exchange: Exchange = {
    from: ground.place(from.cluster, from.party),
    nodes: ground.place(from.cluster, "nodes"),
    to: ground.place(to.cluster, to.party),
    protocol,
    ports,
  };
  const walked = (): Verdict => walkedOver(ground, exchange);
  return name === "api-server" || name === "own-api-server"
    ? apiServerVerdict(ground, flow, exchange, walked)
    : walked();
}

function walkedOver(ground: Ground, exchange: Exchange): Verdict {
  const { from, to } = exchange;
  const isWithin = from.cluster.name === to.cluster.name;
  const overlay = overlayStops(exchange);
  if (overlay !== undefined) return overlay;
  const isOverlay = from.party === "pods" && from.cluster.podNetworking?.kind === "overlay";
  for (const place of [isOverlay ? exchange.nodes : from, to])
    if (place.stands.length === 0) return { is: "unknown", stop: nobodyStands(exchange, place) };
  if (from.party === "pods" && from.cluster.podNetworking === undefined && !isWithin)
    return asAnyPods(ground, exchange);
  const { verdict, isTranslated } = exchanged(ground, exchange);
  if (verdict.is === "allowed") {
    const unsaid = [from, to].find(({ party, cluster }) => party === "pods" && cluster.podNetworking === undefined);
    if (unsaid !== undefined) return { is: "unknown", stop: podsUnsaid(exchange, unsaid.cluster) };
    const homeless = [isOverlay ? exchange.nodes : from, to].find((place) => place.homeless.length > 0);
    return homeless === undefined ? verdict : { is: "unknown", stop: nobodyStands(exchange, homeless) };
  }
  if (verdict.is !== "stopped" || !isTranslated || isOverlay) return verdict;
  const untranslated = exchanged(ground, { ...exchange, from: asKept(from, true) });
  return untranslated.verdict.is === "stopped"
    ? verdict
    : { is: "stopped", stop: withoutTranslation(verdict.stop, exchange) };
}

/** Nobody has said how pods are networked: what stops them with and without their own addresses stops them. */
function asAnyPods(ground: Ground, exchange: Exchange): Verdict {
  const isStopped = (externalSNAT: boolean) => {
    const { verdict } = exchanged(ground, { ...exchange, from: asKept(exchange.from, externalSNAT) });
    return verdict.is === "stopped" ? verdict : undefined;
  };
  const kept = isStopped(true);
  if (kept !== undefined && isStopped(false) !== undefined) return kept;
  return { is: "unknown", stop: podsUnsaid(exchange, exchange.from.cluster) };
}

function asKept(place: Place, externalSNAT: boolean): Place {
  const cluster: Cluster = {
    ...place.cluster,
    podNetworking: {
      kind: "vpc-cni",
      excludeSNATCIDRs: [],
      customNetworking: false,
      prefixDelegation: false,
      externalSNAT,
    },
  };
  return { ...place, cluster };
}
