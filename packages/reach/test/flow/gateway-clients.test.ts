import type { Cluster, PodNetworking, SubnetUse } from "@meshwright/model";
import { gatewayClients } from "@meshwright/reach";
import { shopCluster, sites } from "@meshwright/testkit";
import { describe, expect, test } from "vitest";

const dublin = shopCluster(sites.dublin);
const cni = {
  kind: "vpc-cni",
  externalSNAT: false,
  excludeSNATCIDRs: [],
  customNetworking: true,
  prefixDelegation: false,
};

/** A peer whose pods have addresses beside those of its nodes. */
const tokyo = (podNetworking?: PodNetworking, network = "tokyo"): Cluster =>
  shopCluster(sites.tokyo, {
    network,
    podCIDRs: ["100.64.0.0/16"],
    ...(podNetworking !== undefined && { podNetworking }),
  });

const clients = (...peers: readonly Cluster[]) => gatewayClients({ clusters: [dublin, ...peers] }, dublin);

describe("the gateway of a cluster is called from", () => {
  test.each<[string, PodNetworking | undefined, readonly string[]]>([
    [
      "nodes and pods of peers of whom nobody has said how pods are networked",
      undefined,
      ["10.30.0.0/20", "100.64.0.0/16"],
    ],
    ["nodes, whose address the VPC CNI gives to pods", { ...cni, kind: "vpc-cni" }, ["10.30.0.0/20"]],
    ["nodes of an overlay", { kind: "overlay" }, ["10.30.0.0/20"]],
    ["pods that keep their addresses", { ...cni, kind: "vpc-cni", externalSNAT: true }, ["100.64.0.0/16"]],
    [
      "pods that keep their addresses on the way to this VPC",
      { ...cni, kind: "vpc-cni", excludeSNATCIDRs: ["10.10.0.0/16"] },
      ["100.64.0.0/16"],
    ],
  ])("%s", (_, podNetworking, expected) => {
    expect(clients(tokyo(podNetworking))).toEqual(expected);
  });

  test("nobody of the same network, nor of another peer group", () => {
    expect(clients(shopCluster(sites.ohio), tokyo(undefined, "shop"))).toEqual([]);
    expect(clients({ ...tokyo(), peerGroup: "staging" })).toEqual([]);
  });

  test("all peers of other networks, in as few ranges as hold them, whatever the order of the fleet", () => {
    const ohio = shopCluster(sites.ohio, { network: "ohio", podCIDRs: ["100.65.0.0/16"] });
    expect(clients(tokyo(), ohio)).toEqual(["10.20.0.0/20", "10.30.0.0/20", "100.64.0.0/15"]);
    expect(clients(ohio, tokyo())).toEqual(clients(tokyo(), ohio));
  });

  test("the whole VPC of a peer where no subnet is said to be of its nodes, whether or not one here is for load balancers", () => {
    const only = (cluster: Cluster, ...uses: readonly SubnetUse[]): Cluster => ({
      ...cluster,
      vpc: { ...cluster.vpc, subnets: cluster.vpc.subnets.map((subnet) => ({ ...subnet, uses })) },
    });
    const peer = only(tokyo({ kind: "overlay" }), "pods");
    for (const own of [dublin, only(dublin, "nodes", "pods", "control-plane")])
      expect(gatewayClients({ clusters: [own, peer] }, own)).toEqual(peer.vpc.cidrs);
  });
});
