import type {
  ClusterPicture,
  ConnectionPicture,
  FlowPicture,
  OwnPicture,
  PairPicture,
  PortNeed,
  ReachPicture,
  Stop,
  Verdict,
} from "@meshwright/reach";

const second = { dublin: 10, ohio: 20, tokyo: 30 } as const;
const regions = { dublin: "eu-west-1", ohio: "us-east-2", tokyo: "ap-northeast-1" } as const;
type Site = keyof typeof second;

const cluster = (site: Site, changes: Partial<ClusterPicture> = {}): ClusterPicture => ({
  name: site,
  peerGroup: "default",
  network: "shop",
  account: "111122223333",
  region: regions[site],
  vpc: `vpc-0${second[site]}aa11bb22cc33dd4`,
  cidrs: [`10.${second[site]}.0.0/16`],
  podCIDRs: [`10.${second[site]}.0.0/17`],
  serviceCIDR: "172.20.0.0/16",
  ...changes,
});

const allowed = (from: string, to: string): Verdict => ({
  is: "allowed",
  hops: [
    `security group sg-0${from} lets it out`,
    `route table rtb-0${from}: to tgw-0a1b2c3d`,
    `security group sg-0${to} lets it in`,
  ],
});

/** No way from the pods of one to the other. */
const noRoute = (from: string, to: string): Stop => ({
  reason: "no-route",
  direction: "there",
  cluster: from,
  keyPath: ["vpc", "routeTables", 0, "routes"],
  from: "10.10.0.0/17",
  to: "10.30.0.0/17",
  at: `rtb-0${from}`,
  words: `packet from ${from} pods 10.10.0.0/17 to ${to} 10.30.0.0/17: route table rtb-0${from} of subnet subnet-0${from} has no route for 10.30.0.0/17`,
  mend: `Add a route for 10.30.0.0/17 to rtb-0${from}.`,
});

const notSaid = (cluster_: string): Stop => ({
  reason: "not-said",
  direction: "there",
  cluster: cluster_,
  keyPath: ["securityGroups"],
  from: "10.10.0.0/17",
  to: "10.20.0.0/17",
  at: cluster_,
  words: `the fleet does not say the security groups of ${cluster_}`,
  mend: `Say securityGroups in the file of ${cluster_}, or import them.`,
});

const flow = (name: "api-server" | "app-ports", to: string, verdict: Verdict): FlowPicture => ({
  name,
  ports: name === "api-server" ? [{ from: 443, to: 443 }] : [{ from: 1024, to: 65_535 }],
  why: name === "api-server" ? `istiod reads the endpoints of ${to}` : `sidecars call apps of ${to}`,
  verdict,
});

const pair = (from: string, to: string, verdict: Verdict = allowed(from, to)): PairPicture => ({
  from,
  to,
  flows: [flow("api-server", to, allowed(from, to)), flow("app-ports", to, verdict)],
});

const own = (name: string, verdict: Verdict = { is: "allowed", hops: [] }): OwnPicture => ({
  cluster: name,
  flows: [
    { name: "istiod-webhook", ports: [{ from: 15_017, to: 15_017 }], why: "the control plane calls istiod", verdict },
  ],
});

const link = (one: string, other: string, changes: Partial<ConnectionPicture> = {}): ConnectionPicture => ({
  between: [one, other],
  kind: "transit-gateway",
  isFlat: true,
  over: "tgw-0a1b2c3d (eu-west-1) — tgw-0b2c3d4e (us-east-2)",
  mtu: 8500,
  ...changes,
});

/** What a cluster needs of its peers, and within. */
const needs = (name: string, peers: readonly string[]): readonly PortNeed[] => [
  ...peers.flatMap((other): readonly PortNeed[] => [
    {
      cluster: name,
      direction: "outbound",
      other,
      flow: "api-server",
      from: "pods",
      to: "control-plane",
      protocol: "tcp",
      ports: [{ from: 443, to: 443 }],
      why: `istiod reads the endpoints of ${other}`,
    },
    {
      cluster: name,
      direction: "inbound",
      other,
      flow: "api-server",
      from: "pods",
      to: "control-plane",
      protocol: "tcp",
      ports: [{ from: 443, to: 443 }],
      why: `istiod of ${other} reads the endpoints of ${name}`,
    },
  ]),
  {
    cluster: name,
    direction: "within",
    flow: "istiod-webhook",
    from: "control-plane",
    to: "pods",
    protocol: "tcp",
    ports: [{ from: 15_017, to: 15_017 }],
    why: "the control plane calls istiod",
  },
  {
    cluster: name,
    direction: "outbound",
    other: "sts.amazonaws.com",
    flow: "outside",
    from: "pods",
    to: "outside",
    protocol: "tcp",
    ports: [{ from: 443, to: 443 }],
    why: "controllers call AWS",
  },
];

/** `dublin` and `ohio`, between which all is allowed. */
export const twoClusters: ReachPicture = {
  mesh: "shop",
  model: "flat",
  management: "external",
  clusters: [
    cluster("dublin", { transitGateway: "tgw-0a1b2c3d" }),
    cluster("ohio", { transitGateway: "tgw-0b2c3d4e" }),
  ],
  connections: [link("dublin", "ohio")],
  pairs: [pair("dublin", "ohio"), pair("ohio", "dublin")],
  own: [own("dublin"), own("ohio")],
  ports: [...needs("dublin", ["ohio"]), ...needs("ohio", ["dublin"])],
};

/** With `tokyo`, to which a route is missing, and of which nobody has said the security groups. */
export const brokenPicture: ReachPicture = {
  ...twoClusters,
  model: "mixed",
  clusters: [...twoClusters.clusters, cluster("tokyo", { network: "tokyo", account: "444455556666" })],
  connections: [
    ...twoClusters.connections,
    link("dublin", "tokyo", { kind: "vpc-peering", isFlat: false, over: "pcx-0a1b2c3d" }),
    link("ohio", "tokyo", { kind: "private", isFlat: false, over: 'declared: "leased line" <b>#1</b>' }),
  ],
  pairs: [
    ...twoClusters.pairs,
    pair("dublin", "tokyo", { is: "stopped", stop: noRoute("dublin", "tokyo") }),
    pair("tokyo", "dublin", { is: "stopped", stop: { ...noRoute("dublin", "tokyo"), direction: "back" } }),
    pair("ohio", "tokyo", { is: "unknown", stop: notSaid("tokyo") }),
    pair("tokyo", "ohio"),
  ],
  own: [...twoClusters.own, own("tokyo", { is: "unknown", stop: notSaid("tokyo") })],
  ports: [
    ...needs("dublin", ["ohio", "tokyo"]),
    ...needs("ohio", ["dublin", "tokyo"]),
    ...needs("tokyo", ["dublin", "ohio"]),
  ],
};

const groups = Array.from({ length: 30 }, (_, index) => `group-${String(index + 1).padStart(2, "0")}`);
const members = (group: string): readonly string[] =>
  Array.from({ length: 10 }, (_, index) => `${group}-${String.fromCodePoint(97 + index)}`);

/** 300 clusters in 30 peer groups of ten; in the third, one has no routes to others. */
export const largePicture: ReachPicture = {
  ...twoClusters,
  management: "terraform",
  clusters: groups.flatMap((peerGroup) =>
    members(peerGroup).map((name) => cluster("dublin", { name, peerGroup, transitGateway: "eu-west-1" })),
  ),
  connections: groups.flatMap((group) =>
    members(group).flatMap((one, index) =>
      members(group)
        .slice(index + 1)
        .map((other) => link(one, other, { over: "to be made" })),
    ),
  ),
  pairs: groups.flatMap((group) =>
    members(group).flatMap((from) =>
      members(group)
        .filter((to) => to !== from)
        .map((to) =>
          pair(from, to, from === "group-03-c" ? { is: "stopped", stop: noRoute(from, to) } : allowed(from, to)),
        ),
    ),
  ),
  own: groups.flatMap(members).map((name) => own(name)),
  ports: groups.flatMap((group) =>
    members(group).flatMap((name) =>
      needs(
        name,
        members(group).filter((other) => other !== name),
      ),
    ),
  ),
};
