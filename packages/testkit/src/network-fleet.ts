import type { Cluster, Connectivity, Fleet } from "@meshwright/model";
import { certificates } from "./certificates.ts";
import { shopCluster, shopMesh } from "./shop-fleet.ts";

interface NetworkSite {
  readonly name: string;
  readonly region: string;
  /** Second byte of the cluster's addresses. */
  readonly site: number;
  readonly account?: string;
}

/** An id of EC2 that says of which site it is: `subnet-0…10…a`. */
export const idAt = (prefix: string, site: number, ordinal = 0): string =>
  `${prefix}-0${String(site).padStart(3, "0")}${"0".repeat(9)}${String(ordinal).padStart(4, "0")}`;

/**
 * A cluster of the shop of which the fleet says all: three zones, private subnets whose route table leads to a NAT gateway alone, one
 * security group for the control plane and one for nodes that let everything out and nothing of peers in, pods that keep their
 * addresses, a private API endpoint.
 */
export function networkCluster(
  { name, region, site, account = "111122223333" }: NetworkSite,
  changes: Partial<Cluster> = {},
): Cluster {
  const routeTable = idAt("rtb", site);
  const outbound = [{ protocol: "all", cidrs: ["0.0.0.0/0"], securityGroups: [] }] as const;
  const own = [{ protocol: "all", cidrs: [`10.${site}.0.0/16`], securityGroups: [] }] as const;
  return {
    ...shopCluster({ name, region, site, certificateAuthority: certificates.clusterA }),
    account,
    vpc: {
      id: idAt("vpc", site),
      cidrs: [`10.${site}.0.0/16`],
      subnets: ["a", "b", "c"].map((zone, index) => ({
        id: idAt("subnet", site, index),
        availabilityZone: `${region}${zone}`,
        cidr: `10.${site}.${index * 32}.0/19`,
        routeTable,
      })),
      routeTables: [
        { id: routeTable, routes: [{ destination: "0.0.0.0/0", target: idAt("nat", site), state: "active" }] },
      ],
      dns: { support: true, hostnames: true },
      natAddresses: [`203.0.113.${site}/32`],
    },
    podCIDRs: [`10.${site}.0.0/16`],
    podNetworking: {
      kind: "vpc-cni",
      externalSNAT: true,
      excludeSNATCIDRs: [],
      customNetworking: false,
      prefixDelegation: false,
    },
    securityGroups: {
      controlPlane: [{ id: idAt("sg", site, 0), inbound: own, outbound }],
      nodes: [{ id: idAt("sg", site, 1), inbound: own, outbound }],
    },
    apiServer: {
      endpoint: `https://${name}.eks.shop.example`,
      certificateAuthority: certificates.clusterA,
      access: { private: true, public: false, publicAccessCIDRs: [] },
    },
    ...changes,
  };
}

/** A fleet of the shop whose network meshwright makes; by default with a Transit Gateway in each of its regions. */
export function networkFleet(
  clusters: readonly Cluster[],
  connectivity: Partial<Connectivity> = {},
  apps: Fleet["apps"] = [],
): Fleet {
  const regions = [...new Set(clusters.map(({ region }) => region))].toSorted();
  return {
    mesh: {
      ...shopMesh,
      connectivity: {
        ...shopMesh.connectivity,
        management: "terraform",
        transitGateways: regions.map((region, index) => ({ region, account: "111122223333", asn: 64_512 + index })),
        ...connectivity,
      },
    },
    clusters: clusters.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    apps,
  };
}
