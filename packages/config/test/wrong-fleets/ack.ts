import { change, wrong } from "./wrong-fleet.ts";

const dublin = "clusters/dublin.yaml";
const cork = "clusters/virginia.yaml";

const gateway =
  '    - region: eu-west-1\n      account: "111122223333"\n      id: tgw-0a1b2c3d4e5f60718\n      defaultRouteTables: {association: tgw-rtb-0a1b2c3d4e5f60718, propagation: tgw-rtb-0a1b2c3d4e5f60718}\n';
const settings = "  ack:\n    cluster: dublin\n    ownsRouteTables: true\n";

const table = (letter: string, routes: string): string =>
  `  routeTables:\n    - id: rtb-01${letter.repeat(15)}\n      routes:\n${routes}`;
const toNat = "        - {destination: 0.0.0.0/0, target: nat-0a1b2c3d4e5f60718}\n";
const cidrs = { dublin: "  cidrs: [10.64.0.0/16]\n", cork: "  cidrs: [10.65.0.0/16]\n" };

/** Both clusters in one region, on a gateway that is there; ACK writes the routes. */
export const ackMakesRoutes = [
  change("mesh.yaml", "  model: flat\n", `  model: flat\n  management: ack\n${settings}  transitGateways:\n${gateway}`),
  change(cork, "region: us-east-1\n", "region: eu-west-1\n"),
  change(cork, "us-east-1a", "eu-west-1a"),
  change(cork, "us-east-1b", "eu-west-1b"),
  change(dublin, cidrs.dublin, cidrs.dublin + table("a", toNat)),
  change(cork, cidrs.cork, cidrs.cork + table("b", toNat)),
] as const;

/** What ACK's EC2 controller is asked for, and cannot make or would break. */
export const wrongAcks = [
  wrong(
    "ACK without its settings",
    ["MW5070 fleet/mesh.yaml connectivity.management"],
    ...ackMakesRoutes,
    change("mesh.yaml", settings, ""),
    change("mesh.yaml", "management: ack", "management: ack # expect MW5070"),
  ),
  wrong(
    "ACK without a Transit Gateway in the region",
    ["MW5070 fleet/mesh.yaml connectivity.transitGateways"],
    ...ackMakesRoutes,
    change("mesh.yaml", `  transitGateways:\n${gateway}`, "  transitGateways: [] # expect MW5070\n"),
  ),
  wrong(
    "ACK on a gateway of which nobody says what it does with attachments",
    ["MW5070 fleet/mesh.yaml connectivity.transitGateways[0].defaultRouteTables"],
    ...ackMakesRoutes,
    change(
      "mesh.yaml",
      gateway,
      '    - region: eu-west-1 # expect MW5070\n      account: "111122223333"\n      id: tgw-0a1b2c3d4e5f60718\n',
    ),
  ),
  wrong(
    "ACK on a gateway that propagates into another table",
    ["MW5071 fleet/mesh.yaml connectivity.transitGateways[0].defaultRouteTables"],
    ...ackMakesRoutes,
    change(
      "mesh.yaml",
      "propagation: tgw-rtb-0a1b2c3d4e5f60718}",
      "propagation: tgw-rtb-0ffffffffffffffff} # expect MW5071",
    ),
  ),
  wrong(
    "ACK with private links alone",
    ["MW5070 fleet/mesh.yaml connectivity.management"],
    ...ackMakesRoutes,
    change("mesh.yaml", "kind: transit-gateway", "kind: private"),
    change("mesh.yaml", "management: ack", "management: ack # expect MW5070"),
  ),
  wrong(
    "ACK across regions",
    ["MW5070 fleet/mesh.yaml connectivity.transitGateways", `MW5071 fleet/${cork} region`],
    ...ackMakesRoutes,
    change("mesh.yaml", "  transitGateways:\n", "  transitGateways: # expect MW5070\n"),
    change(cork, "region: eu-west-1\n", "region: eu-west-2 # expect MW5071\n"),
    change(cork, "eu-west-1a", "eu-west-2a"),
    change(cork, "eu-west-1b", "eu-west-2b"),
  ),
  wrong(
    "ACK across accounts",
    [
      `MW5071 fleet/${cork} account`,
      "MW6005 fleet/mesh.yaml exchange",
      "MW6006 fleet/mesh.yaml certificateAuthority.issuer",
    ],
    ...ackMakesRoutes,
    change("mesh.yaml", "exchange:\n", "exchange: # expect MW6005\n"),
    change("mesh.yaml", "  issuer:\n", "  issuer: # expect MW6006\n"),
    change(cork, 'account: "111122223333"', 'account: "444455556666" # expect MW5071'),
  ),
  wrong(
    "ACK on a gateway of another account",
    ["MW5071 fleet/mesh.yaml connectivity.transitGateways[0].account"],
    ...ackMakesRoutes,
    change("mesh.yaml", '      account: "111122223333"', '      account: "444455556666" # expect MW5071'),
  ),
  wrong(
    "ACK on route tables of which nobody says what is in them",
    [`MW5072 fleet/${dublin} vpc.subnets[0].routeTable`],
    ...ackMakesRoutes,
    change(dublin, table("a", toNat), ""),
    change(
      dublin,
      "cidr: 10.64.0.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa",
      "cidr: 10.64.0.0/18\n      routeTable: rtb-01aaaaaaaaaaaaaaa # expect MW5072",
    ),
  ),
  wrong(
    "ACK on a route that it cannot declare",
    [`MW5072 fleet/${cork} vpc.routeTables[0].routes[0].target`],
    ...ackMakesRoutes,
    change(cork, toNat, "        - {destination: 0.0.0.0/0, target: eni-0a1b2c3d4e5f60718} # expect MW5072\n"),
  ),
  wrong(
    "ACK on route tables that nobody gave to it",
    ["MW5072 fleet/mesh.yaml connectivity.ack.ownsRouteTables"],
    ...ackMakesRoutes,
    change("mesh.yaml", "ownsRouteTables: true", "ownsRouteTables: false # expect MW5072"),
  ),
];
