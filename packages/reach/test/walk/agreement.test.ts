import type { Cluster, Fleet, NetworkAcl, Route } from "@meshwright/model";
import type { Network } from "@meshwright/reach";
import { networkOf, planOf, rangeOf } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { expect, test } from "vitest";
import { disagreements, flowsOf } from "./agreement.ts";
import { groundOf, walk } from "@meshwright/reach";

// What the two walkers once told differently, and AWS's documentation says.

/** With an endpoint that EKS has named, so that nothing is unknown. */
function clusterAt(name: string, region: string, site: number): Cluster {
  const cluster = networkCluster({ name, region, site });
  const endpoint = `https://${String(site).padStart(32, "0")}.gr7.${region}.eks.amazonaws.com`;
  return { ...cluster, apiServer: { ...cluster.apiServer, endpoint } };
}

const cork = clusterAt("cork", "eu-west-1", 11);
const dublin = clusterAt("dublin", "eu-west-1", 10);
const ohio = clusterAt("ohio", "us-east-2", 20);

/** Flows that are stopped, by name and pair, where both walkers agree. */
function stopped(fleet: Fleet, network: Network): readonly string[] {
  expect([...disagreements(fleet, network)]).toEqual([]);
  const ground = groundOf(fleet, network);
  return [...flowsOf(fleet)].flatMap(([from, to, flow]) =>
    walk(ground, flow).is === "stopped" ? [`${flow.name} ${from.name} ${to.name}`] : [],
  );
}

test("a VPC that is peered with the receiver is no way from a Transit Gateway to it", () => {
  const peered = { between: ["cork", "ohio"], kind: "vpc-peering", state: "active", hops: [] } as const;
  const fleet = networkFleet([cork, dublin, ohio], { connections: [peered] });
  const network = networkOf(fleet, planOf(fleet));
  expect(stopped(fleet, network)).toEqual([]);
  const gateway = network.transitGateways.get("eu-west-1");
  if (gateway === undefined) throw new Error("no gateway");
  const stolen = {
    destination: rangeOf("10.20.0.0/19"),
    attachment: "cork",
    origin: "static",
    isBlackhole: false,
  } as const;
  const routeTables = new Map(
    [...gateway.routeTables].map(([id, { all }]) => [id, { all: [...all, stolen], isWhole: true }]),
  );
  const broken = {
    ...network,
    transitGateways: new Map([...network.transitGateways, [gateway.id, { ...gateway, routeTables }]]),
  };
  expect(stopped(fleet, broken)).toEqual([
    "api-server dublin ohio",
    "hbone dublin ohio",
    "api-server ohio dublin",
    "hbone ohio dublin",
  ]);
});

test("answers to translated packets come to any port from 1024, those to Linux itself from 32768", () => {
  const behindAcl = (from: number, externalSNAT: boolean): Cluster => {
    const answers = (number: number, ports: { from: number; to: number }) =>
      ({ number, action: "allow", protocol: "tcp", ports, cidr: "0.0.0.0/0" }) as const;
    const acl: NetworkAcl = {
      id: idAt("acl", 11),
      inbound: [answers(100, { from: 0, to: 15_999 }), answers(110, { from, to: 65_535 })],
      outbound: [{ number: 100, action: "allow", protocol: "all", cidr: "0.0.0.0/0" }],
    };
    return {
      ...cork,
      network: "cork",
      podNetworking: {
        kind: "vpc-cni",
        externalSNAT,
        excludeSNATCIDRs: [],
        customNetworking: false,
        prefixDelegation: false,
      },
      vpc: {
        ...cork.vpc,
        subnets: cork.vpc.subnets.map((subnet) => ({ ...subnet, networkACL: acl.id })),
        networkACLs: [acl],
      },
    };
  };
  const of = (cluster: Cluster): readonly string[] => {
    const fleet = networkFleet([cluster, { ...dublin, network: "dublin" }], { model: "gateways" });
    return stopped(fleet, networkOf(fleet, planOf(fleet))).filter((flow) => flow.endsWith("cork dublin"));
  };
  expect(of(behindAcl(32_768, true))).toEqual([]);
  expect(of(behindAcl(32_768, false))).toEqual(["api-server cork dublin", "east-west-gateway cork dublin"]);
  expect(of(behindAcl(16_000, false))).toEqual([]);
});

/** Of cork only these routes lead anywhere. */
function routed(destinations: readonly string[], target: string): readonly [Fleet, Network] {
  const routes = destinations.map((destination): Route => ({ destination, target, state: "active" }));
  const open = { ...cork, vpc: { ...cork.vpc, routeTables: [{ id: idAt("rtb", 11), routes }] } };
  const fleet = networkFleet([open, dublin]);
  const plan = { ...planOf(fleet), routes: planOf(fleet).routes.filter(({ cluster }) => cluster !== "cork") };
  return [fleet, networkOf(fleet, plan)];
}

test.each([
  [["0.0.0.0/0"], idAt("igw", 11)],
  [["0.0.0.0/0"], idAt("nat", 11)],
  [["0.0.0.0/1", "128.0.0.0/1"], idAt("nat", 11)],
])("a route to the internet is no route to a peer: %j over %s", (destinations, target) => {
  expect(stopped(...routed(destinations, target))).toEqual([
    "api-server cork dublin",
    "hbone cork dublin",
    "api-server dublin cork",
    "hbone dublin cork",
  ]);
});

test("a route for private addresses leads to a private NAT gateway, of which nobody has said where it leads", () => {
  const [fleet, network] = routed(["10.0.0.0/8"], idAt("nat", 11));
  const ground = groundOf(fleet, network);
  const verdicts = [...flowsOf(fleet)].filter(([from, to]) => from !== to).map(([, , flow]) => walk(ground, flow));
  expect(verdicts.map((verdict) => verdict.is !== "allowed" && [verdict.is, verdict.stop.reason])).toEqual(
    verdicts.map(() => ["unknown", "not-declared"]),
  );
});
