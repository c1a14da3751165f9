import type { Cluster, Connection, Fleet, TransitGateway } from "@meshwright/model";
import { isFor } from "@meshwright/model";
import { certificates, shopCluster, shopMesh } from "@meshwright/testkit";
import type fc from "fast-check";
import { appsOf } from "./apps.ts";
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
    apps: appsOf(clusters),
  };
}

export const fleets: fc.Arbitrary<Fleet> = fleetShapes.map(fleetOf);

/** Pods that have one another's addresses leave as their nodes, and no VPC peering joins such VPCs. */
const havePodsAlike = ({ model, kind, samePods, otherKind }: FleetShape): boolean =>
  samePods && model === "gateways" && kind === "transit-gateway" && !otherKind.includes(true);

function clusterOf(place: ClusterShape, index: number, shape: FleetShape): Cluster {
  const samePods = havePodsAlike(shape);
  const vpc = { ...place.vpc, samePods };
  const keeps = samePods ? "not" : shape.model !== "gateways" && shape.keeps === "not" ? "external SNAT" : shape.keeps;
  const { region, account, group } = place;
  const name = clusterName(index);
  const site = { name, region: regionAt(region), site: index, certificateAuthority: certificates.clusterA };
  const network = { flat: `harbour-${group}`, gateways: name, mixed: `basin-${group}-${shape.networks[index] ?? 0}` };
  return shopCluster(site, {
    account: accountAt(account),
    peerGroup: `group-${group}`,
    network: network[shape.model],
    vpc: vpcOf(index, site.region, vpc),
    podCIDRs: podCIDRsOf(index, vpc),
    podNetworking: {
      kind: "vpc-cni",
      externalSNAT: keeps === "external SNAT",
      excludeSNATCIDRs: keeps === "excluded" ? ["10.0.0.0/8", "100.64.0.0/10"] : [],
      customNetworking: vpc.pods === "secondary",
      prefixDelegation: vpc.prefixDelegation,
    },
    securityGroups: securityGroupsOf(index, vpc),
    apiServer: {
      endpoint: `https://${index.toString(16).toUpperCase().padStart(32, "0")}.gr7.${site.region}.eks.amazonaws.com`,
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

/** Whose gateways are there, of regions that have clusters. */
const existing = ({ gateways }: FleetShape, clusters: readonly Cluster[]): readonly number[] =>
  regions.flatMap((region, index) =>
    (gateways[index] ?? "none") !== "none" && clusters.some((cluster) => cluster.region === region) ? [index] : [],
  );

/** Peerings of one gateway with the others that are there, each in a table of its own. */
function transitPeeringsOf(index: number, clusters: readonly Cluster[], shape: FleetShape) {
  if (!shape.existingTransitPeering) return { attachments: [], routeTables: [] };
  const others = existing(shape, clusters).filter((other) => other !== index);
  const routeTable = awsId("tgw-rtb", index, 1);
  return {
    attachments: others.map((other) => ({
      id: awsId("tgw-attach", 255, ...[index, other].toSorted((left, right) => left - right)),
      to: "peering" as const,
      transitGateway: awsId("tgw", other),
      routeTable,
      state: "available",
    })),
    routeTables: others.length > 0 ? [{ id: routeTable, routes: [] }] : [],
  };
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
    const peerings = transitPeeringsOf(index, clusters, shape);
    const defaultRouteTables = {};
    if (there === "bare") return [{ region, account, id, ...peerings, defaultRouteTables }];
    const routeTable = awsId("tgw-rtb", index);
    const attachments = inside.map(({ name, vpc }) => ({
      id: awsId(
        "tgw-attach",
        clusters.findIndex((one) => one.name === name),
      ),
      to: "vpc" as const,
      vpc: vpc.id,
      subnets: vpc.subnets.filter((subnet) => isFor(subnet, "transit-gateway")).map((subnet) => subnet.id),
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
    return [
      {
        region,
        account,
        id,
        attachments: [...attachments, ...peerings.attachments],
        routeTables: [{ id: routeTable, routes }, ...peerings.routeTables],
        defaultRouteTables,
      },
    ];
  });
}
