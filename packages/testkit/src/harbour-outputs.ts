import { printedAwsNode, printedCluster, printedInstance } from "./aws-printed.ts";
import {
  printedAcl,
  printedAclEntry,
  printedGroup,
  printedNat,
  printedPermission,
  printedRoute,
  printedRouteTable,
  printedSubnet,
  printedVpc,
} from "./aws-printed-vpc.ts";
import { ofGateway } from "./harbour-gateways.ts";
import type { HarbourSite } from "./harbour-sites.ts";
import { gateway, linkSubnets, siteA, siteB } from "./harbour-sites.ts";

/** What AWS prints of the network of the sample fleet, by file: two VPCs, each behind a Transit Gateway, and those peered. */
export function harbourOutputs(ca: Readonly<Record<"a" | "b", string>>): ReadonlyMap<string, unknown> {
  return new Map([
    ...ofSite(siteA, ca.a),
    ...ofSite(siteB, ca.b),
    ...ofGateway(siteA, siteB),
    ...ofGateway(siteB, siteA),
  ]);
}

function ofSite(site: HarbourSite, ca: string): readonly (readonly [string, unknown])[] {
  const { letter, name, vpc, cidr, net, peerCidr, region } = site;
  const ids = ["1c4e7a2b9d0f3a1", "2d5f8b3c0e1a4b2", "3e6a9c4d1f2b5c3"].map((rest) => `subnet-0${letter}${rest}`);
  const [first = "", second = "", third = ""] = ids;
  const link = linkSubnets(letter);
  const [clusterGroup, nodeGroup] = [`sg-0${letter}1122334455667aa`, `sg-0${letter}8899aabbccddee1`];
  const [privateTable, mainTable] = [`rtb-0${letter}7d2f9b4c6e8a013`, `rtb-0${letter}11aa22bb33cc44d`];
  const zones = ["a", "b", "c"];
  const transit = { TransitGatewayId: gateway(letter) };
  const subnets = [
    ...ids.map((id, index) => ({
      id,
      vpc,
      zone: zones[index] ?? "a",
      cidr: `${net}.${index * 64}.0/18`,
      tags: { "kubernetes.io/role/internal-elb": "1" },
    })),
    ...link.map((id, index) => ({ id, vpc, zone: zones[index] ?? "a", cidr: `${net}.255.${index * 16}/28` })),
    // A database's, which is no part of the mesh.
    { id: `subnet-0${letter}dba1e2f3a4b5c6d`, vpc, zone: "a", cidr: `${net}.254.0/24` },
  ];
  const acls = [
    printedAcl(site, {
      id: `acl-0${letter}1029384756abcde`,
      vpc,
      subnets: subnets.map(({ id }) => id).filter((id) => !link.includes(id)),
    }),
    printedAcl(site, {
      id: `acl-0${letter}5647382910edcba`,
      vpc,
      subnets: link,
      isDefault: false,
      entries: [true, false].flatMap((egress) => [
        printedAclEntry({ number: 90, egress, action: "deny", protocol: "6", ports: [22, 22] }),
        printedAclEntry({ number: 100, egress, cidr: "10.0.0.0/8" }),
      ]),
    }),
  ];
  return [
    [
      `cluster-${name}.json`,
      printedCluster(site, { name, endpoint: site.endpoint, ca, vpc, subnets: ids, clusterGroup }),
    ],
    [`${vpc}.json`, { Vpcs: [printedVpc(site, vpc, [cidr])] }],
    [`subnets-${vpc}.json`, { Subnets: subnets.map((subnet) => printedSubnet(site, subnet)) }],
    [
      `route-tables-${vpc}.json`,
      {
        RouteTables: [
          printedRouteTable(site, {
            id: privateTable,
            vpc,
            cidrs: [cidr],
            subnets: [first, second, third],
            routes: [
              printedRoute("0.0.0.0/0", { NatGatewayId: `nat-0${letter}0f1e2d3c4b5a697` }),
              printedRoute(peerCidr, transit),
              {
                DestinationPrefixListId: "pl-6da54004",
                GatewayId: `vpce-0${letter}0f1e2d3c4b5a697`,
                Origin: "CreateRoute",
                State: "active",
              },
            ],
          }),
          printedRouteTable(site, { id: mainTable, vpc, cidrs: [cidr], isMain: true, routes: [] }),
        ],
      },
    ],
    [`network-acls-${vpc}.json`, { NetworkAcls: acls }],
    [
      `security-groups-${vpc}.json`,
      {
        SecurityGroups: [
          printedGroup(site, {
            id: clusterGroup,
            vpc,
            inbound: [printedPermission({ groups: [clusterGroup, nodeGroup], account: site.account })],
          }),
          printedGroup(site, {
            id: nodeGroup,
            vpc,
            inbound: [
              printedPermission({ groups: [clusterGroup, nodeGroup], account: site.account }),
              printedPermission({ protocol: "tcp", ports: [15_008, 15_008], cidrs: [peerCidr] }),
              printedPermission({ protocol: "tcp", ports: [1, 65_535], cidrs: [peerCidr, cidr] }),
            ],
          }),
        ],
      },
    ],
    [
      `nat-gateways-${vpc}.json`,
      {
        NatGateways: [
          printedNat(`nat-0${letter}0f1e2d3c4b5a697`, vpc, first, letter === "a" ? "203.0.113.10" : "198.51.100.20"),
        ],
      },
    ],
    [`dns-support-${vpc}.json`, { VpcId: vpc, EnableDnsSupport: { Value: true } }],
    [`dns-hostnames-${vpc}.json`, { VpcId: vpc, EnableDnsHostnames: { Value: true } }],
    [
      `instances-${name}.json`,
      {
        Reservations: ids.map((subnet, index) => ({
          ReservationId: `r-0${index}c1d2e3f4a5b6c7d`,
          OwnerId: site.account,
          Groups: [],
          Instances: [
            printedInstance({
              id: `i-0${letter}${index}1d2e3f4a5b6c7d`,
              vpc,
              subnet,
              cluster: name,
              groups: [nodeGroup],
            }),
          ],
        })),
      },
    ],
    [
      `aws-node-${name}.json`,
      printedAwsNode(name, {
        AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
        ENABLE_PREFIX_DELEGATION: "true",
        AWS_REGION: region,
      }),
    ],
  ];
}
