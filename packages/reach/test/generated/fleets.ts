import type { Cluster, Connection, Fleet, TransitGateway } from "@meshwright/model";
import { certificates, shopCluster, shopMesh } from "@meshwright/testkit";
import type fc from "fast-check";
import { accountAt, awsId, clusterName, networkAccount, regionAt, regions } from "./ids.ts";
import type { ClusterShape, FleetShape } from "./shapes.ts";
import { fleetShapes } from "./shapes.ts";
import { podCIDRsOf, securityGroupsOf, vpcOf } from "./vpc.ts";

/** A fleet of a shape, whole: everything that a fleet can say of its network is said. */
export function fleetOf(shape: FleetShape): Fleet {
  const clusters = shape.clusters.map((one, index) => clusterOf(one, index, shape));
  const connections = connectionsOf(clusters, shape);
  return {
    mesh: {
      ...shopMesh,
      connectivity: {
        ...shopMesh.connectivity,
        model: shape.model,
        kind: shape.kind,
        management: "terraform",
        transitGateways: gatewaysOf(clusters, shape),
        connections,
      },
    },
    clusters,
    apps: [],
  };
}

export const fleets: fc.Arbitrary<Fleet> = fleetShapes.map(fleetOf);

function clusterOf({ region, account, group, vpc }: ClusterShape, index: number, shape: FleetShape): Cluster {
  const name = clusterName(index);
  const place = { name, region: regionAt(region), site: index, certificateAuthority: certificates.clusterA };
  const network = { flat: `harbour-${group}`, gateways: name, mixed: `basin-${group}-${shape.networks[index] ?? 0}` };
  return shopCluster(place, {
    account: accountAt(account),
    peerGroup: `group-${group}`,
    network: network[shape.model],
    vpc: vpcOf(index, place.region, vpc),
    podCIDRs: podCIDRsOf(index, vpc),
    podNetworking: {
      kind: "vpc-cni",
      // Pods that reach pods keep their addresses.
      externalSNAT: shape.model === "gateways" ? shape.externalSNAT : true,
      excludeSNATCIDRs: [],
      customNetworking: vpc.pods === "secondary",
      prefixDelegation: vpc.prefixDelegation,
    },
    securityGroups: securityGroupsOf(index, vpc),
    apiServer: {
      endpoint: `https://${index.toString(16).toUpperCase().padStart(32, "0")}.gr7.${place.region}.eks.amazonaws.com`,
      certificateAuthority: certificates.clusterA,
      access: { private: true, public: false, publicAccessCIDRs: ["0.0.0.0/0"] },
    },
  });
}

/** Every pair of peers, in the order of the fleet. */
export const pairsOf = (clusters: readonly Cluster[]): readonly (readonly [Cluster, Cluster])[] =>
  clusters.flatMap((one, index) =>
    clusters
      .slice(index + 1)
      .filter(({ peerGroup }) => peerGroup === one.peerGroup)
      .map((other) => [one, other] as const),
  );

function connectionsOf(clusters: readonly Cluster[], shape: FleetShape): readonly Connection[] {
  return pairsOf(clusters).flatMap(([one, other], at): readonly Connection[] => {
    const isOther = shape.otherKind[at] === true;
    const peering = (shape.kind === "vpc-peering") !== isOther;
    const exists = peering && shape.existingPeering[at] === true;
    if (!isOther && !exists) return [];
    const ends = [clusters.indexOf(one), clusters.indexOf(other)];
    return [
      {
        between: [one.name, other.name],
        kind: peering ? "vpc-peering" : "transit-gateway",
        ...(exists && { id: awsId("pcx", ...ends) }),
        state: "active",
        hops: [],
      },
    ];
  });
}

function gatewaysOf(clusters: readonly Cluster[], shape: FleetShape): readonly TransitGateway[] {
  return regions.flatMap((region, index): readonly TransitGateway[] => {
    const inside = clusters.filter((cluster) => cluster.region === region);
    if (inside.length === 0) return [];
    const account = shape.networkAccount ? networkAccount : (inside[0]?.account ?? networkAccount);
    const asn = 64_512 + index;
    const there = shape.gateways[index] ?? "none";
    if (there === "none") return [{ region, account, asn }];
    const id = awsId("tgw", index);
    if (there === "bare") return [{ region, account, id, attachments: [], routeTables: [] }];
    const routeTable = awsId("tgw-rtb", index);
    const attachments = inside.map(({ name, vpc }) => ({
      id: awsId(
        "tgw-attach",
        clusters.findIndex((one) => one.name === name),
      ),
      to: "vpc" as const,
      vpc: vpc.id,
      subnets: vpc.subnets.filter(({ uses }) => uses?.includes("transit-gateway")).map((subnet) => subnet.id),
      routeTable,
      state: "available",
    }));
    const routes = inside.flatMap(({ vpc }, at) =>
      vpc.cidrs.map((destination) => ({
        destination,
        ...(attachments[at] && { attachment: attachments[at].id }),
        origin: "propagated" as const,
        state: "active" as const,
      })),
    );
    return [{ region, account, id, attachments, routeTables: [{ id: routeTable, routes }] }];
  });
}
