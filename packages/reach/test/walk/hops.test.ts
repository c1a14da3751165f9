import type { Cluster, Connection, NetworkHop, Passage, SecurityGroup } from "@meshwright/model";
import { reachPicture } from "@meshwright/reach";
import { idAt, networkCluster, networkFleet } from "@meshwright/testkit";
import { expect, test } from "vitest";

const [cork, dublin, galway] = [
  networkCluster({ name: "cork", region: "eu-west-1", site: 10 }),
  networkCluster({ name: "dublin", region: "eu-west-1", site: 11 }),
  networkCluster({ name: "galway", region: "eu-west-1", site: 12 }),
] as const;
const clusters = [cork, dublin, galway];

const through = (between: Connection["between"], hop: string): Connection => ({
  between,
  kind: "transit-gateway",
  state: "active",
  hops: [hop],
});

/** Pairs whose proxies do not reach each other, as `dublin galway`. */
function stopped(hop: NetworkHop, between: Connection["between"]): readonly string[] {
  const { pairs } = reachPicture(networkFleet(clusters, { hops: [hop], connections: [through(between, hop.name)] }));
  return pairs.flatMap(({ from, to, flows }) =>
    flows.some(({ name, verdict }) => name === "hbone" && verdict.is === "stopped") ? [`${from} ${to}`] : [],
  );
}

test.each([
  ["dublin", "galway"],
  ["cork", "galway"],
  ["cork", "dublin"],
] as const)("a firewall between %s and %s stops those two, whoever was walked before them", (one, other) => {
  const firewall: NetworkHop = { name: "firewall", targets: [], allows: [{ ports: [{ from: 443, to: 443 }] }] };
  expect(stopped(firewall, [one, other])).toEqual([`${one} ${other}`, `${other} ${one}`]);
});

// A subnet is cut on both sides: no single passage lets through all that comes from it, nor all that goes to it.
const lots = [11, 12].flatMap((site) => ["0.0/20", "16.0/20", "32.0/19", "64.0/18"].map((end) => `10.${site}.${end}`));

test.each([
  ["all of them", undefined, []],
  ["all but one lot", ["10.11.16.0/20", "10.12.0.0/20"], ["dublin galway"]],
] as const)("a firewall whose passages are cut on both sides lets through %s", (_, lost, told) => {
  const allows = lots.flatMap((from) =>
    lots.flatMap((to): readonly Passage[] =>
      lost?.[0] === from && lost[1] === to ? [] : [{ from: [from], to: [to] }],
    ),
  );
  expect(stopped({ name: "firewall", targets: [], allows }, ["dublin", "galway"])).toEqual(told);
});

test("a rule that names a group of a peered VPC fits nothing that comes through a firewall", () => {
  const named = (cluster: Cluster, other: Cluster): Cluster => {
    const groups = cluster.securityGroups;
    const ids = other.securityGroups?.nodes.map(({ id }) => id);
    if (groups === undefined || ids === undefined) throw new Error("no groups");
    const rule = { protocol: "all", cidrs: [], securityGroups: ids } as const;
    const opened = (group: SecurityGroup): SecurityGroup => ({ ...group, inbound: [...(group.inbound ?? []), rule] });
    return { ...cluster, securityGroups: { ...groups, nodes: groups.nodes.map(opened) } };
  };
  const firewall: NetworkHop = { name: "firewall", targets: [], allows: [{}] };
  const peered = (hops: readonly string[]): readonly string[] => {
    const connections = [
      { between: ["dublin", "galway"], kind: "vpc-peering", state: "active", id: idAt("pcx", 11), hops } as const,
    ];
    const routed = [named(dublin, galway), named(galway, dublin)].map((cluster, index): Cluster => {
      const route = { destination: `10.${12 - index}.0.0/16`, target: idAt("pcx", 11), state: "active" } as const;
      return { ...cluster, vpc: { ...cluster.vpc, routeTables: [{ id: idAt("rtb", 11 + index), routes: [route] }] } };
    });
    const fleet = networkFleet(routed, { kind: "vpc-peering", management: "external", connections, hops: [firewall] });
    return reachPicture(fleet).pairs.flatMap(({ from, to, flows }) =>
      flows.flatMap(({ name, verdict }) => (name === "hbone" ? [`${from} ${to} ${verdict.is}`] : [])),
    );
  };
  expect(peered([])).toEqual(["dublin galway allowed", "galway dublin allowed"]);
  expect(peered(["firewall"])).toEqual(["dublin galway stopped", "galway dublin stopped"]);
});
