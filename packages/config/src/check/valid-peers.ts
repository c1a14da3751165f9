import { finding, kinds } from "@meshwright/findings";
import { parseCidr } from "cidr-tools";
import { networkOf } from "../cidr.ts";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { CidrPlace } from "./cidr-places.ts";
import { cidrsOf } from "./cidr-places.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { peerGroups } from "./peer-groups.ts";
import { repeated } from "./repeated.ts";

export const validNetworks: FleetCheck = {
  name: "valid-networks",
  summary: "Peers share one Istio network in the model flat, none in the model gateways, and some in the model mixed",
  *run({ clusters, mesh }) {
    const model = mesh.known.connectivity?.model;
    if (model === "mixed") {
      const other = modelOf(clusters);
      const place = mesh.source.place(["connectivity", "model"]);
      if (other !== undefined) yield finding(kinds.mixedIsOneModel, place, { model: other });
    }
    for (const group of peerGroups(clusters)) {
      const named = group.filter(({ known: { network } }) => network !== undefined);
      const [first] = named;
      const nameOf = ({ known: { name }, fileName }: Part<ClusterSource>) => name ?? fileName ?? "";
      if (model === "flat" && first !== undefined) {
        for (const { source, known } of named) {
          if (known.network === first.known.network) continue;
          const args = {
            network: known.network ?? "",
            other: first.known.network ?? "",
            otherCluster: nameOf(first),
          };
          yield finding(kinds.differentNetworks, source.place(["network"]), args);
        }
      }
      if (model !== "gateways") continue;
      for (const { item, first: other } of repeated(named, ({ known: { network } }) => network)) {
        const args = { network: item.known.network ?? "", otherCluster: nameOf(other) };
        yield finding(kinds.sharedNetwork, item.source.place(["network"]), args);
      }
    }
  },
};

/** The model that says the same of every two peers; undefined where some are of one network and some are not. */
function modelOf(clusters: readonly Part<ClusterSource>[]): "flat" | "gateways" | undefined {
  if (clusters.some(({ known: { network, peerGroup } }) => network === undefined || peerGroup === undefined))
    return undefined;
  const groups = peerGroups(clusters).filter(({ length }) => length > 1);
  if (groups.length === 0) return undefined;
  const networks = groups.map((group) => new Set(group.map(({ known: { network } }) => network)).size);
  if (networks.every((count) => count === 1)) return "flat";
  return groups.every((group, index) => networks[index] === group.length) ? "gateways" : undefined;
}

interface Range extends CidrPlace {
  readonly cluster: Part<ClusterSource>;
  /** Place of the cluster in the group. */
  readonly rank: number;
  readonly first: bigint;
  readonly last: bigint;
}

function rangesOf(cluster: Part<ClusterSource>, rank: number): readonly Range[] {
  return cidrsOf(cluster).flatMap((place) => {
    const network = place.of === "vpc" || place.of === "pods" ? networkOf(place.cidr) : undefined;
    if (network === undefined) return [];
    const { start, end } = parseCidr(network);
    return [{ ...place, cidr: network, cluster, rank, first: start, last: end }];
  });
}

/** The peers of each Istio network that is known: pods of them reach each other by their addresses. */
const networksOf = (peers: readonly Part<ClusterSource>[]): readonly (readonly Part<ClusterSource>[])[] => [
  ...Map.groupBy(
    peers.filter(({ known: { network } }) => network !== undefined),
    ({ known: { network } }) => network,
  ).values(),
];

export const validPeerCidrs: FleetCheck = {
  name: "valid-peer-cidrs",
  summary: "No two peers of one Istio network share addresses",
  *run({ clusters, mesh }) {
    const model = mesh.known.connectivity?.model;
    if (model !== "flat" && model !== "mixed") return;
    for (const group of peerGroups(clusters).flatMap((peers) => (model === "flat" ? [peers] : networksOf(peers)))) {
      const ranges = group
        .flatMap(rangesOf)
        .toSorted((left, right) => Number(left.first - right.first || right.last - left.last));
      // CIDRs lie inside each other or apart: those that are open where one starts are those that hold it.
      let open: readonly Range[] = [];
      for (const range of ranges) {
        open = open.filter(({ last }) => last >= range.first);
        const other = open.find(({ rank }) => rank !== range.rank);
        open = [...open, range];
        if (other === undefined) continue;
        const [earlier, later] = other.rank < range.rank ? [other, range] : [range, other];
        const otherCluster = earlier.cluster.known.name ?? earlier.cluster.fileName ?? "";
        const place = later.cluster.source.place(later.keyPath);
        yield finding(kinds.overlappingPeers, place, {
          cidr: later.cidr,
          other: earlier.cidr,
          otherCluster,
        });
      }
    }
  },
};
