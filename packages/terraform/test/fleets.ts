import type { Cluster, Fleet } from "@meshwright/model";
import { appOf, idAt, networkCluster, networkFleet, portOf, workloadOf } from "@meshwright/testkit";

const network = "444455556666";

export const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
export const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11, account: network });
export const ohio = networkCluster({ name: "ohio", region: "us-east-2", site: 20 });
export const tokyo = networkCluster({ name: "tokyo", region: "ap-northeast-1", site: 30, account: network });

const gateway = (region: string, account = "111122223333", asn = 64_512) => ({ region, account, asn });

/** A cluster of a network of its own, as gateways join them. */
const alone = (cluster: Cluster): Cluster => ({ ...cluster, network: cluster.name });

const backend = {
  bucket: "shop-terraform-state",
  key: "meshwright/network.tfstate",
  region: "eu-west-1",
  kmsKey: "arn:aws:kms:eu-west-1:111122223333:key/6e1f2a7c-0b6d-4c53-9d7c-2f1c5a9f3b10",
  role: "arn:aws:iam::111122223333:role/terraform-state",
};

const orders = appOf("orders", ["cork"], {
  workloads: [workloadOf("orders", { ports: [portOf("http", 80, { targetPort: 8080 })] })],
});
const store = appOf("store", ["dublin"], {
  workloads: [workloadOf("store", { calls: [{ app: "orders", workload: "orders", port: "http" }] })],
});

/** One gateway, a cluster of its own account and one of another of the organization. */
const oneRegion = networkFleet([dublin, cork], { terraform: { role: "network/meshwright", backend } }, [orders, store]);

/** A gateway for each of three regions; one belongs to another account, and accounts are of no common organization. */
const threeRegions = networkFleet([dublin, cork, ohio, tokyo], {
  transitGateways: [
    gateway("ap-northeast-1", network, 64_514),
    gateway("eu-west-1", "111122223333", 64_512),
    gateway("us-east-2", "111122223333", 64_513),
  ],
  terraform: { role: "network/meshwright", organization: false },
});

/** Across accounts, across regions, and within one account and region. */
const peering = networkFleet([dublin, cork, ohio, networkCluster({ name: "kerry", region: "eu-west-1", site: 12 })], {
  kind: "vpc-peering",
  transitGateways: [],
  terraform: { role: "network/meshwright" },
});

/** Clusters of one region by a gateway, one far away by peerings, gateways of Istio between all. */
const mixed = networkFleet([dublin, cork, ohio].map(alone), {
  model: "gateways",
  transitGateways: [gateway("eu-west-1")],
  connections: [
    { between: ["cork", "ohio"], kind: "vpc-peering", state: "active", hops: [] },
    { between: ["dublin", "ohio"], kind: "private", state: "active", hops: [] },
  ],
  terraform: { role: "network/meshwright" },
});

/** A gateway, an attachment of it and a peering that are there: only what is missing is made. */
const existing = networkFleet([dublin, cork, ohio], {
  transitGateways: [
    {
      region: "eu-west-1",
      account: network,
      id: idAt("tgw", 1),
      attachments: [
        {
          id: idAt("tgw-attach", 10),
          to: "vpc",
          vpc: dublin.vpc.id,
          subnets: dublin.vpc.subnets.map(({ id }) => id),
          routeTable: idAt("tgw-rtb", 1),
          state: "available",
        },
      ],
      routeTables: [{ id: idAt("tgw-rtb", 1), routes: [] }],
    },
  ],
  connections: [
    { between: ["cork", "ohio"], kind: "vpc-peering", state: "active", hops: [] },
    { between: ["dublin", "ohio"], kind: "vpc-peering", id: idAt("pcx", 1), state: "active", hops: [] },
  ],
  terraform: { role: "network/meshwright" },
});

export const fleets: readonly (readonly [name: string, fleet: Fleet, resources: Readonly<Record<string, number>>])[] = [
  [
    "one-region",
    oneRegion,
    {
      aws_ec2_transit_gateway: 1,
      aws_ec2_transit_gateway_route_table: 1,
      aws_ec2_transit_gateway_route_table_association: 2,
      aws_ec2_transit_gateway_route_table_propagation: 2,
      aws_ec2_transit_gateway_vpc_attachment: 2,
      aws_ec2_transit_gateway_vpc_attachment_accepter: 1,
      aws_ram_principal_association: 1,
      aws_ram_resource_association: 1,
      aws_ram_resource_share: 1,
      aws_route: 2,
      // 443 and 15008 each way, and 8080 from dublin to cork.
      aws_vpc_security_group_ingress_rule: 5,
    },
  ],
  [
    "three-regions",
    threeRegions,
    {
      aws_ec2_transit_gateway: 3,
      aws_ec2_transit_gateway_peering_attachment: 3,
      aws_ec2_transit_gateway_peering_attachment_accepter: 3,
      aws_ec2_transit_gateway_route: 8,
      aws_ec2_transit_gateway_route_table: 6,
      // Four attachments, and three peerings on both sides.
      aws_ec2_transit_gateway_route_table_association: 10,
      // Each attachment for what comes over peerings, and the two of one region for each other.
      aws_ec2_transit_gateway_route_table_propagation: 6,
      aws_ec2_transit_gateway_vpc_attachment: 4,
      aws_ec2_transit_gateway_vpc_attachment_accepter: 1,
      aws_ram_principal_association: 1,
      aws_ram_resource_association: 1,
      aws_ram_resource_share: 1,
      aws_ram_resource_share_accepter: 1,
      aws_route: 12,
      aws_vpc_security_group_ingress_rule: 24,
    },
  ],
  [
    "peering",
    peering,
    {
      aws_route: 12,
      aws_vpc_peering_connection: 6,
      // dublin and kerry are of one account and region, and need none.
      aws_vpc_peering_connection_accepter: 5,
      aws_vpc_peering_connection_options: 11,
      aws_vpc_security_group_ingress_rule: 24,
    },
  ],
  [
    "mixed",
    mixed,
    {
      aws_ec2_transit_gateway: 1,
      aws_ec2_transit_gateway_route_table: 1,
      aws_ec2_transit_gateway_route_table_association: 2,
      aws_ec2_transit_gateway_route_table_propagation: 2,
      aws_ec2_transit_gateway_vpc_attachment: 2,
      aws_ec2_transit_gateway_vpc_attachment_accepter: 1,
      aws_ram_principal_association: 1,
      aws_ram_resource_association: 1,
      aws_ram_resource_share: 1,
      aws_route: 4,
      aws_vpc_peering_connection: 1,
      aws_vpc_peering_connection_accepter: 1,
      aws_vpc_peering_connection_options: 2,
      // The API servers of each other, and nothing more: load balancers have rules of their own.
      aws_vpc_security_group_ingress_rule: 6,
    },
  ],
  [
    "existing",
    existing,
    {
      aws_ec2_transit_gateway_route_table: 1,
      aws_ec2_transit_gateway_route_table_association: 1,
      aws_ec2_transit_gateway_route_table_propagation: 2,
      aws_ec2_transit_gateway_vpc_attachment: 1,
      aws_route: 6,
      aws_vpc_peering_connection: 1,
      aws_vpc_peering_connection_accepter: 1,
      aws_vpc_peering_connection_options: 2,
      aws_vpc_security_group_ingress_rule: 12,
    },
  ],
];
