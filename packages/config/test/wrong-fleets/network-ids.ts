import {
  acl,
  at,
  attachments,
  connection,
  dublin,
  existing,
  gateway,
  ofCluster,
  ofConnectivity,
  ofDublin,
  ofVpc,
  table,
  virginia,
} from "./network-steps.ts";
import { change, wrong } from "./wrong-fleet.ts";

/** What is named and not described, and what is described twice. */
export const wrongNetworkIds = [
  wrong(
    "a subnet whose route table is not described",
    [`MW5083 fleet/${dublin} vpc.subnets[1].routeTable`],
    change(
      dublin,
      "cidr: 10.64.64.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa",
      "cidr: 10.64.64.0/18\n      routeTable: rtb-09aaaaaaaaaaaaaaa # expect MW5083",
    ),
    ofVpc("  routeTables: [{id: rtb-01aaaaaaaaaaaaaaa, routes: []}]\n"),
  ),
  wrong(
    "a subnet whose network ACL is not described",
    [`MW5083 fleet/${dublin} vpc.subnets[1].networkACL`],
    change(
      dublin,
      "cidr: 10.64.64.0/18",
      "cidr: 10.64.64.0/18\n      networkACL: acl-09aaaaaaaaaaaaaaa # expect MW5083",
    ),
    ofVpc(acl("        - {number: 100, action: allow, cidr: 0.0.0.0/0}\n")),
  ),
  wrong(
    "an attachment whose route table is not described",
    [`MW5083 ${at("transitGateways[0].attachments[0].routeTable")}`],
    ofConnectivity(
      attachments(ofDublin, "          routeTable: tgw-rtb-01aaaaaaaaaaaaaaa # expect MW5083\n      routeTables: []\n"),
    ),
  ),
  wrong(
    "a route to an attachment that does not exist",
    [`MW5083 ${at("transitGateways[0].routeTables[0].routes[0].attachment")}`],
    ofConnectivity(
      attachments(
        ofDublin,
        "      routeTables:\n        - id: tgw-rtb-01aaaaaaaaaaaaaaa\n          routes:\n            - destination: 10.65.0.0/16\n              attachment: tgw-attach-09aaaaaaaaaaaaaaa # expect MW5083\n",
      ),
    ),
  ),
  wrong(
    "an attachment in a subnet that its cluster does not have",
    [`MW5083 ${at("transitGateways[0].attachments[0].subnets[0]")}`],
    ofConnectivity(
      attachments(
        "          to: vpc\n          vpc: vpc-0aaaaaaaaaaaaaaaa\n          subnets: [subnet-09aaaaaaaaaaaaaaa] # expect MW5083\n",
      ),
    ),
  ),
  wrong(
    "a connection over a hop that is not described",
    [`MW5083 ${at("connections[0].hops[0]")}`],
    ofConnectivity(`${connection("      hops: [inspektion] # expect MW5083\n")}  hops: [{name: inspection}]\n`),
  ),
  wrong(
    "a hop that goes on in a route table of no gateway",
    [`MW5083 ${at("hops[0].next")}`],
    ofConnectivity(
      `  hops:\n    - name: inspection\n      next: tgw-rtb-09aaaaaaaaaaaaaaa # expect MW5083\n${existing("      routeTables: [{id: tgw-rtb-01aaaaaaaaaaaaaaa, routes: []}]\n")}`,
    ),
  ),
  wrong(
    "a connection of a cluster that does not exist",
    [`MW1001 ${at("connections[0].between[1]")}`],
    ofConnectivity("  connections:\n    - between: [dublin, virgina] # expect MW1001\n"),
  ),
  wrong(
    "an EC2 controller in a cluster that does not exist",
    [`MW1001 ${at("ack.cluster")}`, `MW5089 ${at("ack")}`],
    ofConnectivity("  ack: {cluster: dubln} # expect MW1001 MW5089\n"),
  ),
  wrong(
    "a subnet of another cluster",
    [`MW5084 fleet/${virginia} vpc.subnets[1].id`],
    change(virginia, "subnet-02bbbbbbbbbbbbbbb", "subnet-02aaaaaaaaaaaaaaa # expect MW5084"),
  ),
  wrong(
    "the route table of another cluster",
    [`MW5084 fleet/${virginia} vpc.subnets[0].routeTable`],
    change(
      virginia,
      "cidr: 10.65.0.0/18\n      routeTable: rtb-01bbbbbbbbbbbbbbb",
      "cidr: 10.65.0.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa # expect MW5084",
    ),
  ),
  wrong(
    "the security group of another cluster",
    [`MW5084 fleet/${virginia} securityGroups.nodes[0].id`],
    ofCluster("securityGroups: {controlPlane: [{id: sg-01aaaaaaaaaaaaaaa}], nodes: [{id: sg-02aaaaaaaaaaaaaaa}]}\n"),
    change(
      virginia,
      "iam:",
      "securityGroups:\n  controlPlane: [{id: sg-01bbbbbbbbbbbbbbb}]\n  nodes:\n    - id: sg-02aaaaaaaaaaaaaaa # expect MW5084\niam:",
    ),
  ),
  wrong(
    "two routes for one destination",
    [`MW0030 fleet/${dublin} vpc.routeTables[0].routes[1].destination`],
    ofVpc(
      table(
        "        - {destination: 10.65.0.0/16, target: tgw-01aaaaaaaaaaaaaaa}\n        - {destination: 10.65.0.0/16, target: pcx-01aaaaaaaaaaaaaaa} # expect MW0030\n",
      ),
    ),
  ),
  wrong(
    "two rules of an ACL with one number",
    [`MW0030 fleet/${dublin} vpc.networkACLs[0].inbound[1].number`],
    ofVpc(
      acl(
        "        - {number: 100, action: deny, cidr: 10.65.0.0/16}\n        - {number: 100, action: allow, cidr: 0.0.0.0/0} # expect MW0030\n",
      ),
    ),
  ),
  wrong(
    "a use that a subnet has twice, and an address of a NAT gateway too",
    [`MW0030 fleet/${dublin} vpc.natAddresses[1]`, `MW0030 fleet/${dublin} vpc.subnets[0].uses[1]`],
    change(
      dublin,
      "cidr: 10.64.0.0/18",
      "uses: [nodes, nodes, control-plane] # expect MW0030\n      cidr: 10.64.0.0/18",
    ),
    ofVpc("  natAddresses: [203.0.113.7/32, 203.0.113.7/32] # expect MW0030\n"),
  ),
  wrong(
    "two Transit Gateways of one region",
    [`MW0030 ${at("transitGateways[1].region")}`],
    ofConnectivity(gateway('    - {region: eu-west-1, account: "111122223333"} # expect MW0030\n')),
  ),
  wrong(
    "a VPC that is attached twice",
    [`MW0030 ${at("transitGateways[0].attachments[1].vpc")}`],
    ofConnectivity(
      attachments(
        ofDublin,
        "        - id: tgw-attach-02aaaaaaaaaaaaaaa\n          to: vpc\n          vpc: vpc-0aaaaaaaaaaaaaaaa # expect MW0030\n          subnets: [subnet-02aaaaaaaaaaaaaaa]\n",
      ),
    ),
  ),
  wrong(
    "two connections of one pair, whichever is first",
    [`MW0030 ${at("connections[1].between")}`],
    ofConnectivity(`${connection("")}    - between: [virginia, dublin] # expect MW0030\n`),
  ),
  wrong(
    "one peering for two pairs, and hops and zones that stand there twice",
    [`MW0030 ${at("hops[1].name")}`, `MW0030 ${at("hops[1].targets[0]")}`, `MW0030 ${at("privateZones[1].name")}`],
    ofConnectivity(
      [
        "  hops:\n    - {name: inspection, targets: [vpce-01aaaaaaaaaaaaaaa]}\n",
        "    - name: inspection # expect MW0030\n      targets: [vpce-01aaaaaaaaaaaaaaa] # expect MW0030\n",
        "  privateZones:\n    - {name: shop.example, vpcs: []}\n    - {name: shop.example, vpcs: []} # expect MW0030\n",
      ].join(""),
    ),
  ),
];
