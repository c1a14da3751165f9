import type { Cluster, TransitGateway, TransitGatewayAttachment } from "@meshwright/model";
import { peerPairs, type PeerPair } from "../peer-pair.ts";
import type { ReachFleet } from "../flow/flows-of.ts";

/** A cluster on the Transit Gateway of its region. */
export interface TransitMember {
  readonly cluster: Cluster;
  readonly gateway: TransitGateway;
  /** Its attachment, where the fleet says that it is there. */
  readonly attachment?: TransitGatewayAttachment;
  /** Key of the table in which packets from it are looked up. */
  readonly routeTable: string;
}

/** Pairs of peers that are joined by Transit Gateways, and which of them. */
export interface Transit {
  /** By name of the cluster, in the order of the fleet. */
  readonly members: ReadonlyMap<string, TransitMember>;
  readonly pairs: readonly TransitPair[];
}

export interface TransitPair {
  readonly pair: PeerPair;
  readonly members: readonly [TransitMember, TransitMember];
}

/**
 * ACK knows no route tables of gateways: a new attachment comes into the default one by itself. Elsewhere each peer group has one.
 * https://docs.aws.amazon.com/vpc/latest/tgw/tgw-route-tables.html
 */
const tableOfNew = ({ mesh }: ReachFleet, { region, defaultRouteTables }: TransitGateway, { peerGroup }: Cluster) =>
  mesh.connectivity.management === "ack"
    ? (defaultRouteTables?.association ?? `${region}/default`)
    : `${region}/group/${peerGroup}`;

/** A cluster in a region without a gateway is no member: that is told as a problem. */
export function transitOf(fleet: ReachFleet): Transit {
  const gateways = new Map(fleet.mesh.connectivity.transitGateways.map((gateway) => [gateway.region, gateway]));
  const pairs = peerPairs(fleet).filter(({ connection }) => connection.kind === "transit-gateway");
  const joined = new Set(pairs.flatMap(({ clusters }) => clusters.map(({ name }) => name)));
  const members = new Map(
    fleet.clusters.flatMap((cluster) => {
      const gateway = gateways.get(cluster.region);
      if (gateway === undefined || !joined.has(cluster.name)) return [];
      const attachment = gateway.attachments?.find(({ to, vpc }) => to === "vpc" && vpc === cluster.vpc.id);
      const routeTable = attachment?.routeTable ?? tableOfNew(fleet, gateway, cluster);
      return [[cluster.name, { cluster, gateway, ...(attachment && { attachment }), routeTable }] as const];
    }),
  );
  return {
    members,
    pairs: pairs.flatMap((pair) => {
      const [one, other] = pair.clusters.map(({ name }) => members.get(name));
      return one && other ? [{ pair, members: [one, other] as const }] : [];
    }),
  };
}
