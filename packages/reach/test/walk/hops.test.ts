import type { Connection, NetworkHop } from "@meshwright/model";
import { reachPicture } from "@meshwright/reach";
import { networkCluster, networkFleet } from "@meshwright/testkit";
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
