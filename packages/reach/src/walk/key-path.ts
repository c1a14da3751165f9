import type { Cluster } from "@meshwright/model";
import type { NetworkVpc } from "../network/network.ts";
import type { Known } from "./trip.ts";
import type { Stop } from "./verdict.ts";

type Where = Pick<Stop, "cluster" | "keyPath">;

const indexIn = (items: readonly { readonly id: string }[] | undefined, id: string): readonly number[] => {
  const index = items?.findIndex((item) => item.id === id) ?? -1;
  return index === -1 ? [] : [index];
};

/** Where the fleet says what is in a route table of a VPC, or would say it. */
export const routeTableKey = ({ clusters }: Known, { cluster }: NetworkVpc, id: string): Where => ({
  cluster,
  keyPath: ["vpc", "routeTables", ...indexIn(clusters.get(cluster)?.vpc.routeTables, id)],
});

export const subnetKey = ({ clusters }: Known, { cluster }: NetworkVpc, id: string): Where => ({
  cluster,
  keyPath: ["vpc", "subnets", ...indexIn(clusters.get(cluster)?.vpc.subnets, id)],
});

export const networkAclKey = (cluster: Cluster, id: string, rules: string): Where => ({
  cluster: cluster.name,
  keyPath: ["vpc", "networkACLs", ...indexIn(cluster.vpc.networkACLs, id), rules],
});

/** The lists of the mesh are sorted when they are read: what stands in them is told by its id, not by its place. */
export const meshKey = (list: "transitGateways" | "connections" | "hops" | "privateZones"): Where => ({
  keyPath: ["connectivity", list],
});
