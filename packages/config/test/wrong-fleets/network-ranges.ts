import {
  acl,
  at,
  connection,
  dublin,
  existing,
  nodes,
  ofCluster,
  ofConnectivity,
  ofVpc,
  table,
  vpcCni,
} from "./network-steps.ts";
import { change, wrong } from "./wrong-fleet.ts";

/** Forms of the CIDRs that routes, rules and access name. */
const wrongCidrs = [
  wrong(
    "a route for a CIDR with host bits",
    [`MW5002 fleet/${dublin} vpc.routeTables[0].routes[0].destination`],
    ofVpc(table("        - {destination: 10.65.0.1/16, target: tgw-01aaaaaaaaaaaaaaa} # expect MW5002\n")),
  ),
  wrong(
    "a route for IPv6",
    [`MW5003 fleet/${dublin} vpc.routeTables[0].routes[0].destination`],
    ofVpc(table('        - {destination: "::/0", target: igw-01aaaaaaaaaaaaaaa} # expect MW5003\n')),
  ),
  wrong(
    "an ACL for something that is no CIDR",
    [`MW5001 fleet/${dublin} vpc.networkACLs[0].inbound[0].cidr`],
    ofVpc(acl("        - {number: 100, action: allow, cidr: any} # expect MW5001\n")),
  ),
  wrong(
    "an address of a NAT gateway without prefix",
    [`MW5001 fleet/${dublin} vpc.natAddresses[0]`],
    ofVpc("  natAddresses: [203.0.113.7] # expect MW5001\n"),
  ),
  wrong(
    "a security group for a CIDR with host bits",
    [`MW5002 fleet/${dublin} securityGroups.nodes[0].inbound[0].cidrs[0]`],
    ofCluster(nodes("        - {protocol: tcp, cidrs: [10.65.4.4/16]} # expect MW5002\n")),
  ),
  wrong(
    "pods that keep their addresses towards something that is no CIDR",
    [`MW5001 fleet/${dublin} podNetworking.excludeSNATCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[10.64.0.0/16]"),
    ofCluster(`${vpcCni}  excludeSNATCIDRs: [10.65.0.0] # expect MW5001\n`),
  ),
  wrong(
    "an endpoint open to IPv6",
    [`MW5003 fleet/${dublin} apiServer.access.publicAccessCIDRs[0]`],
    change(
      dublin,
      "  endpoint:",
      '  access: {private: true, public: true, publicAccessCIDRs: ["2001:db8::/32"]} # expect MW5003\n  endpoint:',
    ),
  ),
  wrong(
    "CIDRs with host bits of a private connection, a hop and a route of a Transit Gateway",
    [
      `MW5002 ${at("connections[0].carries[0].to[0]")}`,
      `MW5002 ${at("hops[0].allows[0].from[0]")}`,
      `MW5002 ${at("transitGateways[0].routeTables[0].routes[0].destination")}`,
    ],
    ofConnectivity(
      [
        connection("      kind: private\n      carries:\n        - to: [10.65.0.9/16] # expect MW5002\n"),
        "  hops:\n    - name: inspection\n      allows:\n        - from: [10.64.0.9/16] # expect MW5002\n",
        existing(
          "      routeTables:\n        - id: tgw-rtb-01aaaaaaaaaaaaaaa\n          routes:\n            - {destination: 10.65.0.9/16, state: blackhole} # expect MW5002\n",
        ),
      ].join(""),
    ),
  ),
];

/** CIDRs of VPCs and subnets that AWS does not give. */
const wrongVpcs = [
  wrong(
    "a VPC of a /8",
    [`MW5080 fleet/${dublin} vpc.cidrs[0]`],
    change(dublin, "cidrs: [10.64.0.0/16]", "cidrs: [11.0.0.0/8] # expect MW5080"),
    change(dublin, "cidr: 10.64.0.0/18", "cidr: 11.64.0.0/18"),
    change(dublin, "cidr: 10.64.64.0/18", "cidr: 11.64.64.0/18"),
  ),
  wrong(
    "a subnet of a /29",
    [`MW5080 fleet/${dublin} vpc.subnets[1].cidr`],
    change(dublin, "10.64.64.0/18", "10.64.64.0/29 # expect MW5080"),
  ),
  wrong(
    "a VPC of link-local addresses",
    [`MW5080 fleet/${dublin} vpc.cidrs[1]`],
    change(dublin, "cidrs: [10.64.0.0/16]", "cidrs: [10.64.0.0/16, 169.254.0.0/16] # expect MW5080"),
  ),
  wrong(
    "a CIDR of a VPC inside another one of it",
    [`MW5081 fleet/${dublin} vpc.cidrs[1]`],
    change(dublin, "cidrs: [10.64.0.0/16]", "cidrs: [10.64.0.0/16, 10.64.128.0/20] # expect MW5081"),
  ),
];

/** Addresses and subnets of pods. */
const wrongPods = [
  wrong(
    "pods of the VPC CNI outside the VPC",
    [`MW5082 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[100.64.0.0/16] # expect MW5082"),
    ofCluster(vpcCni),
  ),
  wrong(
    "an overlay with addresses of the VPC",
    [`MW5082 fleet/${dublin} podCIDRs[0]`],
    change(dublin, "[100.64.0.0/16]", "[10.64.128.0/17] # expect MW5082"),
    ofCluster("podNetworking: {kind: overlay}\n"),
  ),
  wrong(
    "custom networking without subnets of pods",
    [`MW5082 fleet/${dublin} podNetworking.customNetworking`],
    change(dublin, "[100.64.0.0/16]", "[10.64.0.0/16]"),
    ofCluster(`${vpcCni}  customNetworking: true # expect MW5082\n`),
  ),
  wrong(
    "a subnet of pods beside their CIDRs",
    [`MW5082 fleet/${dublin} vpc.subnets[1].cidr`],
    change(dublin, "[100.64.0.0/16]", "[10.64.0.0/18]"),
    change(dublin, "cidr: 10.64.64.0/18", "uses: [pods, nodes]\n      cidr: 10.64.64.0/18 # expect MW5082"),
    ofCluster(vpcCni),
  ),
  wrong(
    "subnets, and none for nodes",
    [`MW5086 fleet/${dublin} vpc.subnets`],
    change(dublin, "  subnets:\n", "  subnets: # expect MW5086\n"),
    change(dublin, "cidr: 10.64.0.0/18", "uses: [control-plane, load-balancers]\n      cidr: 10.64.0.0/18"),
    change(dublin, "cidr: 10.64.64.0/18", "uses: [pods]\n      cidr: 10.64.64.0/18"),
  ),
  wrong(
    "subnets, and none for the control plane",
    [`MW5086 fleet/${dublin} vpc.subnets`],
    change(dublin, "  subnets:\n", "  subnets: # expect MW5086\n"),
    change(dublin, "cidr: 10.64.0.0/18", "uses: [nodes]\n      cidr: 10.64.0.0/18"),
    change(dublin, "cidr: 10.64.64.0/18", "uses: [nodes, pods]\n      cidr: 10.64.64.0/18"),
  ),
];

/** CIDRs of routes, rules, VPCs, subnets and pods. */
export const wrongRanges = [...wrongCidrs, ...wrongVpcs, ...wrongPods];
