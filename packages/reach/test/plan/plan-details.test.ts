import { describe, expect, test } from "vitest";
import type { Cluster, PodNetworking, TransitGateway } from "@meshwright/model";
import { planOf } from "@meshwright/reach";
import { appOf, idAt, networkCluster, networkFleet, portOf, workloadOf } from "@meshwright/testkit";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });

const cni: PodNetworking = {
  kind: "vpc-cni",
  externalSNAT: false,
  excludeSNATCIDRs: [],
  customNetworking: true,
  prefixDelegation: false,
};

/** Pods in 100.64.0.0/16 of a second CIDR, as custom networking has them; every such cluster has the same. */
const withPodCidr = (cluster: Cluster, podNetworking: PodNetworking): Cluster => ({
  ...cluster,
  network: cluster.name,
  podCIDRs: ["100.64.0.0/16"],
  podNetworking,
  vpc: {
    ...cluster.vpc,
    cidrs: [...cluster.vpc.cidrs, "100.64.0.0/16"],
    subnets: [
      ...cluster.vpc.subnets.map((subnet) => ({
        ...subnet,
        uses: ["control-plane", "nodes", "load-balancers"] as const,
      })),
      {
        id: idAt("subnet", 90, Number(cluster.vpc.cidrs[0]?.split(".")[1])),
        availabilityZone: "eu-west-1a",
        cidr: "100.64.0.0/16",
        routeTable: idAt("rtb", 90),
        uses: ["pods"],
      },
    ],
  },
});

const rulesOf = (clusters: readonly Cluster[], apps: Parameters<typeof networkFleet>[2] = []) =>
  planOf(networkFleet(clusters, {}, apps)).securityGroupRules.map(
    ({ cluster, direction, ports, cidr }) => `${cluster} ${direction} ${ports.from} ${cidr}`,
  );

const routesOf = (clusters: readonly Cluster[], transitGateways?: readonly TransitGateway[]) =>
  planOf(networkFleet(clusters, transitGateways && { transitGateways })).routes.map(({ key }) => key);

describe("addresses of pods", () => {
  test("are not routed where nodes give theirs, though they overlap; rules are for nodes", () => {
    const clusters = [withPodCidr(dublin, cni), withPodCidr(cork, cni)];
    expect(routesOf(clusters).filter((key) => key.includes("/100.64."))).toEqual([]);
    // Nodes stand in three neighbouring /19: a /18 and a /19.
    expect(rulesOf(clusters)).toEqual([
      "dublin inbound 443 10.11.0.0/18",
      "dublin inbound 443 10.11.64.0/19",
      "cork inbound 443 10.10.0.0/18",
      "cork inbound 443 10.10.64.0/19",
    ]);
  });

  test("are routed from each table where pods keep them, also that of their own subnets", () => {
    const kept = withPodCidr(dublin, { ...cni, excludeSNATCIDRs: ["10.0.0.0/8"] });
    const keys = routesOf([kept, cork]);
    expect(keys).toContain(`${idAt("rtb", 11)}/100.64.0.0/16`);
    expect(keys).toContain(`${idAt("rtb", 90)}/10.11.0.0/16`);
    expect(rulesOf([kept, cork])).toContain("cork inbound 443 100.64.0.0/16");
  });

  test("where nobody has said, rules are for both", () => {
    const { podNetworking: _, ...silent } = withPodCidr(dublin, cni);
    expect(rulesOf([silent, cork]).filter((rule) => rule.startsWith("cork inbound 443"))).toHaveLength(3);
  });
});

describe("least privilege", () => {
  const orders = appOf("orders", ["cork"], {
    workloads: [
      workloadOf("orders", { ports: [portOf("http", 80, { targetPort: 8080 }), portOf("grpc", 9000)] }),
      workloadOf("resolver", { ports: [portOf("udp", 5353)] }),
    ],
  });
  const store = appOf("store", ["dublin"], {
    workloads: [
      workloadOf("store", {
        calls: [
          { app: "orders", workload: "orders", port: "http" },
          { app: "orders", workload: "resolver", port: "udp" },
        ],
      }),
    ],
  });

  test("ports of pods that are called, where they are called; nothing of istiod", () => {
    expect(rulesOf([dublin, cork], [orders, store])).toEqual([
      "dublin inbound 443 10.11.0.0/16",
      "dublin inbound 15008 10.11.0.0/16",
      "cork inbound 443 10.10.0.0/16",
      "cork inbound 15008 10.10.0.0/16",
      "cork inbound 8080 10.10.0.0/16",
    ]);
  });

  test("nothing for an API endpoint that is public, whose address outside the VPC is too", () => {
    const access = { private: true, public: true, publicAccessCIDRs: ["203.0.113.11/32"] };
    const open = { ...dublin, network: "dublin", apiServer: { ...dublin.apiServer, access } };
    expect(rulesOf([open, cork])).toEqual(["cork inbound 443 10.10.0.0/16"]);
  });

  test("outbound only where the fleet lists what goes out, and that does not", () => {
    const { securityGroups: groups } = dublin;
    const nodes = (outbound: readonly string[]) =>
      (groups?.nodes ?? []).map((group) => ({
        ...group,
        outbound: [{ protocol: "tcp" as const, cidrs: outbound, securityGroups: [] }],
      }));
    const shut = {
      ...dublin,
      securityGroups: { controlPlane: groups?.controlPlane ?? [], nodes: nodes(["10.10.0.0/16"]) },
    };
    const outbound = (cluster: Cluster) => rulesOf([cluster, cork]).filter((rule) => rule.includes("outbound"));
    expect(outbound(shut)).toEqual([
      "dublin outbound 15008 10.11.0.0/16",
      "dublin outbound 443 10.11.0.0/18",
      "dublin outbound 443 10.11.64.0/19",
    ]);
    const open = { ...shut, securityGroups: { ...shut.securityGroups, nodes: nodes(["10.0.0.0/9", "10.128.0.0/9"]) } };
    expect(outbound(open)).toEqual([]);
  });
});

describe("what is there", () => {
  const gateway = { region: "eu-west-1", account: "111122223333", id: idAt("tgw", 1) };
  const withRoute = (destination: string, target: string): Cluster => ({
    ...dublin,
    vpc: {
      ...dublin.vpc,
      routeTables: [{ id: idAt("rtb", 10), routes: [{ destination, target, state: "active" }] }],
    },
  });

  test("is not made again: a route, a wider one, a rule, an attachment", () => {
    const back = [`${idAt("rtb", 11)}/10.10.0.0/16`];
    expect(routesOf([withRoute("10.11.0.0/16", gateway.id), cork], [gateway])).toEqual(back);
    expect(routesOf([withRoute("10.0.0.0/8", gateway.id), cork], [gateway])).toEqual(back);
    expect(routesOf([withRoute("10.0.0.0/8", idAt("nat", 1)), cork], [gateway])).toHaveLength(2);
    const inbound = [
      { protocol: "tcp" as const, ports: { from: 1, to: 65_535 }, cidrs: ["10.0.0.0/8"], securityGroups: [] },
    ];
    const groups = [{ id: idAt("sg", 10), inbound }];
    expect(rulesOf([{ ...dublin, securityGroups: { controlPlane: groups, nodes: groups } }, cork])).toEqual(
      rulesOf([dublin, cork]).filter((rule) => rule.startsWith("cork")),
    );
  });

  test("a rule of a group that stands in two places is there, wherever its rules are listed", () => {
    const listed = {
      id: idAt("sg", 10, 7),
      inbound: [{ protocol: "tcp", cidrs: ["10.0.0.0/8"], securityGroups: [] }],
      outbound: [{ protocol: "tcp", ports: { from: 443, to: 443 }, cidrs: ["10.0.0.0/8"], securityGroups: [] }],
    } as const;
    const shared = { ...dublin, securityGroups: { controlPlane: [listed], nodes: [{ id: listed.id }] } };
    // Everything may come in, and of what goes out the API server's port is there.
    expect(rulesOf([shared, cork]).filter((rule) => rule.startsWith("dublin"))).toEqual([
      "dublin outbound 15008 10.11.0.0/16",
    ]);
  });

  test("an attachment stays in its table, which learns the others, and they learn it", () => {
    const attachment = {
      id: idAt("tgw-attach", 10),
      to: "vpc",
      vpc: dublin.vpc.id,
      subnets: [idAt("subnet", 10)],
      routeTable: idAt("tgw-rtb", 1),
      state: "available",
    } as const;
    const { attachments, transitGatewayRouteTables: tables } = planOf(
      networkFleet([dublin, cork], { transitGateways: [{ ...gateway, attachments: [attachment] }] }),
    );
    expect(attachments.map(({ key, id, subnets }) => [key, id, subnets.length])).toEqual([
      ["cork", undefined, 3],
      ["dublin", attachment.id, 1],
    ]);
    expect(tables.map(({ key, associations, propagations }) => ({ key, associations, propagations }))).toEqual([
      { key: "eu-west-1/group/default", associations: ["cork"], propagations: ["dublin"] },
      { key: attachment.routeTable, associations: [], propagations: ["cork"] },
    ]);
  });
});

describe("a way that is not meshwright's", () => {
  const connection = { between: ["cork", "dublin"], state: "active" } as const;

  test("gets no routes: a private link, or a hop that routes lead to", () => {
    const hop = { name: "firewall", targets: [idAt("vpce", 1)] };
    const [steered, bare, link] = [
      { connections: [{ ...connection, kind: "transit-gateway" as const, hops: ["firewall"] }], hops: [hop] },
      {
        connections: [{ ...connection, kind: "transit-gateway" as const, hops: ["tap"] }],
        hops: [{ name: "tap", targets: [] }],
      },
      { connections: [{ ...connection, kind: "private" as const, hops: [] }] },
    ].map((said) => planOf(networkFleet([dublin, cork], said)));
    expect(steered?.routes).toEqual([]);
    expect(bare?.routes).toHaveLength(2);
    expect([link?.routes, link?.attachments]).toEqual([[], []]);
    expect(link?.securityGroupRules).toHaveLength(4);
  });
});

test("an attachment takes a subnet that is there for it, then one of which nobody says otherwise, in each zone in use", () => {
  const [a, b, c] = dublin.vpc.subnets;
  const subnets = [
    { ...a, uses: ["nodes"] as const },
    { ...a, id: idAt("subnet", 70), cidr: "10.10.128.0/28", uses: ["transit-gateway"] as const },
    { ...b, uses: ["pods"] as const },
    { ...b, id: idAt("subnet", 71), cidr: "10.10.129.0/28" },
    { ...c, uses: ["transit-gateway"] as const },
  ].flatMap((subnet) => (subnet.id === undefined ? [] : [subnet]));
  const changed = { ...dublin, vpc: { ...dublin.vpc, subnets: subnets as Cluster["vpc"]["subnets"] } }; // oxlint-disable-line typescript/no-unsafe-type-assertion -- each is spread from a whole one
  const attachment = planOf(networkFleet([changed, cork])).attachments.find(({ key }) => key === "dublin");
  expect(attachment?.subnets).toEqual([idAt("subnet", 70), idAt("subnet", 71)]);
});
