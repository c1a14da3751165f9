import { change, wrong } from "./wrong-fleet.ts";

const mesh = "mesh.yaml";
const dublin = "clusters/dublin.yaml";
const virginia = "clusters/virginia.yaml";

/** Says more of Dublin's VPC, of Dublin, and of what joins the clusters. */
const ofVpc = (lines: string) => change(dublin, "podCIDRs:", `${lines}podCIDRs:`);
const ofCluster = (lines: string) => change(dublin, "iam:", `${lines}iam:`);
const ofConnectivity = (lines: string) => change(mesh, "  model: flat\n", `  model: flat\n${lines}`);

const table = (routes: string, id = "rtb-01aaaaaaaaaaaaaaa"): string =>
  `  routeTables:\n    - id: ${id}\n      routes:\n${routes}`;
const acl = (rules: string): string =>
  `  networkACLs:\n    - id: acl-01aaaaaaaaaaaaaaa\n      inbound:\n${rules}      outbound: []\n`;
const nodes = (rules: string): string =>
  `securityGroups:\n  controlPlane: [{id: sg-01aaaaaaaaaaaaaaa}]\n  nodes:\n    - id: sg-02aaaaaaaaaaaaaaa\n      inbound:\n${rules}`;
const gateway = (more: string): string =>
  `  transitGateways:\n    - region: eu-west-1\n      account: "111122223333"\n${more}`;
const existing = (more: string): string => gateway(`      id: tgw-01aaaaaaaaaaaaaaa\n${more}`);
const attachments = (of: string, more = ""): string =>
  existing(`      attachments:\n        - id: tgw-attach-01aaaaaaaaaaaaaaa\n${of}${more}`);
const ofDublin =
  "          to: vpc\n          vpc: vpc-0aaaaaaaaaaaaaaaa\n          subnets: [subnet-01aaaaaaaaaaaaaaa]\n";
const connection = (more: string): string => `  connections:\n    - between: [dublin, virginia]\n${more}`;
const vpcCni = "podNetworking:\n  kind: vpc-cni\n";
const at = (path: string): string => `fleet/${mesh} connectivity.${path}`;

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

/** What is named and not described, and what is described twice. */
const wrongIds = [
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
    [`MW1001 ${at("ack.cluster")}`],
    ofConnectivity("  management: ack\n  ack: {cluster: dubln} # expect MW1001\n"),
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

/** Settings that contradict each other. */
const unfit = [
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
    "the management ack, and nobody said where",
    [`MW5086 ${at("management")}`],
    ofConnectivity("  management: ack # expect MW5086\n"),
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

/** What a fleet says of its network. */
export const wrongNetworkParts = [...wrongCidrs, ...wrongVpcs, ...wrongPods, ...wrongIds, ...unfit];
