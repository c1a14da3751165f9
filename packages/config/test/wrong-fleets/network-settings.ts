import {
  acl,
  at,
  attachments,
  connection,
  dublin,
  existing,
  gateway,
  mesh,
  nodes,
  ofCluster,
  ofConnectivity,
  ofVpc,
  virginia,
} from "./network-steps.ts";
import { change, wrong } from "./wrong-fleet.ts";

/** Settings that contradict each other. */
export const wrongNetworkSettings = [
  wrong(
    "ports of a rule for every protocol",
    [`MW5085 fleet/${dublin} securityGroups.nodes[0].inbound[0].ports`],
    ofCluster(nodes('        - {ports: "443", cidrs: [10.65.0.0/16]} # expect MW5085\n')),
  ),
  wrong(
    "ports of ICMP",
    [`MW5085 fleet/${dublin} vpc.networkACLs[0].inbound[0].ports`],
    ofVpc(
      acl('        - {number: 90, action: allow, protocol: icmp, ports: "1-3", cidr: 10.65.0.0/16} # expect MW5085\n'),
    ),
  ),
  wrong(
    "a state that is encrypted with an alias, which Terraform does not know",
    [`MW0018 ${at("terraform.backend.kmsKey")}`],
    ofConnectivity(
      [
        "  management: terraform\n  terraform:\n    backend:\n      bucket: shop-state\n      key: network.tfstate\n",
        "      region: eu-west-1\n      kmsKey: alias/shop # expect MW0018\n",
      ].join(""),
    ),
  ),
  wrong(
    "one group with two descriptions",
    [`MW5086 fleet/${dublin} securityGroups.nodes[0].inbound`],
    ofCluster(
      [
        "securityGroups:\n  controlPlane:\n    - {id: sg-01aaaaaaaaaaaaaaa, inbound: [{cidrs: [10.64.0.0/16]}]}\n",
        "  nodes:\n    - id: sg-01aaaaaaaaaaaaaaa\n      inbound: [{cidrs: [10.0.0.0/8]}] # expect MW5086\n",
      ].join(""),
    ),
  ),
  wrong(
    "a cluster that is connected with itself",
    [`MW5086 ${at("connections[0].between")}`],
    ofConnectivity("  connections:\n    - between: [dublin, dublin] # expect MW5086\n"),
  ),
  wrong(
    "the id of a peering where a Transit Gateway joins",
    [`MW5086 ${at("connections[0].id")}`],
    ofConnectivity(connection("      id: pcx-01aaaaaaaaaaaaaaa # expect MW5086\n")),
  ),
  wrong(
    "what a peering carries",
    [`MW5086 ${at("connections[0].carries")}`],
    ofConnectivity(connection('      kind: vpc-peering\n      carries: # expect MW5086\n        - {ports: ["443"]}\n')),
  ),
  wrong(
    "the state of a peering without id",
    [`MW5086 ${at("connections[0].state")}`],
    ofConnectivity(connection("      kind: vpc-peering\n      state: pending-acceptance # expect MW5086\n")),
  ),
  wrong(
    "an ASN of a gateway that exists",
    [`MW5086 ${at("transitGateways[0].asn")}`],
    ofConnectivity(existing("      asn: 64512 # expect MW5086\n")),
  ),
  wrong(
    "an ASN that is not private",
    [`MW0018 ${at("transitGateways[0].asn")}`],
    ofConnectivity(gateway("      asn: 65536 # expect MW0018\n")),
  ),
  wrong(
    "attachments and route tables of a gateway that is yet to be made",
    [`MW5086 ${at("transitGateways[0].attachments")}`, `MW5086 ${at("transitGateways[0].routeTables")}`],
    ofConnectivity(gateway("      attachments: [] # expect MW5086\n      routeTables: [] # expect MW5086\n")),
  ),
  wrong(
    "an attachment to a VPC that is not named",
    [`MW5086 ${at("transitGateways[0].attachments[0].to")}`, `MW5086 ${at("transitGateways[0].attachments[0].to")}`],
    ofConnectivity(attachments("          to: vpc # expect MW5086 MW5086\n")),
  ),
  wrong(
    "a peering with a VPC, and without its gateway",
    [`MW5086 ${at("transitGateways[0].attachments[0].to")}`, `MW5086 ${at("transitGateways[0].attachments[0].vpc")}`],
    ofConnectivity(
      attachments("          to: peering # expect MW5086\n          vpc: vpc-0aaaaaaaaaaaaaaaa # expect MW5086\n"),
    ),
  ),
  wrong(
    "a gateway that is peered with itself",
    [`MW5086 ${at("transitGateways[0].attachments[0].transitGateway")}`],
    ofConnectivity(
      attachments("          to: peering\n          transitGateway: tgw-01aaaaaaaaaaaaaaa # expect MW5086\n"),
    ),
  ),
  wrong(
    "an attachment with two subnets of a zone",
    [`MW5086 ${at("transitGateways[0].attachments[0].subnets[1]")}`],
    change(dublin, "eu-west-1b", "eu-west-1a"),
    ofConnectivity(
      attachments(
        "          to: vpc\n          vpc: vpc-0aaaaaaaaaaaaaaaa\n          subnets:\n            - subnet-01aaaaaaaaaaaaaaa\n            - subnet-02aaaaaaaaaaaaaaa # expect MW5086\n",
      ),
    ),
  ),
  wrong(
    "an active route of a Transit Gateway that leads nowhere, and a propagated one over a peering",
    [
      `MW5086 ${at("transitGateways[0].routeTables[0].routes[0]")}`,
      `MW5086 ${at("transitGateways[0].routeTables[0].routes[1].origin")}`,
    ],
    ofConnectivity(
      attachments(
        "          to: peering\n          transitGateway: tgw-01bbbbbbbbbbbbbbb\n",
        [
          "      routeTables:\n        - id: tgw-rtb-01aaaaaaaaaaaaaaa\n          routes:\n",
          "            - {destination: 10.64.0.0/16} # expect MW5086\n",
          "            - destination: 10.65.0.0/16\n              attachment: tgw-attach-01aaaaaaaaaaaaaaa\n              origin: propagated # expect MW5086\n",
        ].join(""),
      ),
    ),
  ),
  wrong(
    "a VPC on a Transit Gateway of another region",
    [`MW5088 ${at("transitGateways[0].attachments[0].vpc")}`],
    ofConnectivity(
      attachments(
        "          to: vpc\n          vpc: vpc-0bbbbbbbbbbbbbbbb # expect MW5088\n          subnets: [subnet-01bbbbbbbbbbbbbbb]\n",
      ),
    ),
  ),
  wrong(
    "an account in two partitions",
    [`MW5087 ${at("transitGateways[0].account")}`],
    ofConnectivity('  transitGateways:\n    - region: cn-north-1\n      account: "111122223333" # expect MW5087\n'),
  ),
  wrong(
    "peers in two partitions, and a Transit Gateway between them",
    [
      `MW5087 fleet/${virginia} region`,
      `MW3025 fleet/${mesh} certificateAuthority.issuer.arn`,
      `MW6006 fleet/${mesh} certificateAuthority.issuer`,
    ],
    change(virginia, "region: us-east-1", "region: us-gov-east-1 # expect MW5087"),
    change(virginia, 'account: "111122223333"', 'account: "444455556666"'),
    change(virginia, "us-east-1a", "us-gov-east-1a"),
    change(virginia, "us-east-1b", "us-gov-east-1b"),
    change(
      mesh,
      "  region: eu-west-1\n",
      "  region: eu-west-1\n  kmsKey: alias/mesh\n  assumeRole: arn:aws:iam::111122223333:role/mesh\n",
    ),
    change(mesh, "555555555555\n", "555555555555 # expect MW3025\n"),
    change(mesh, "  issuer:\n", "  issuer: # expect MW6006\n"),
  ),
  wrong(
    "an endpoint that nobody reaches",
    [`MW5086 fleet/${dublin} apiServer.access`],
    change(dublin, "  endpoint:", "  access: {private: false, public: false} # expect MW5086\n  endpoint:"),
  ),
  wrong(
    "a public endpoint that lets nobody in",
    [`MW5086 fleet/${dublin} apiServer.access.publicAccessCIDRs`],
    change(
      dublin,
      "  endpoint:",
      "  access: {private: true, public: true, publicAccessCIDRs: []} # expect MW5086\n  endpoint:",
    ),
  ),
];
