import type { Fleet } from "@meshwright/model";
import { proveReach, reachPicture, stopReasons } from "@meshwright/reach";
import type { FlowPicture } from "@meshwright/reach";
import { describe, expect, test } from "vitest";
import type { Expected } from "./networks.ts";
import { fleetOf, networkNames, readNetwork } from "./networks.ts";

/** One line for each flow that is not allowed. */
const toldOf = (from: string, to: string, { name, verdict }: FlowPicture): readonly string[] => {
  if (verdict.is === "allowed") return [];
  const { reason, direction, at, cluster = "mesh" } = verdict.stop;
  return [`${from} to ${to}, ${name}: ${verdict.is}, ${reason} ${direction} at ${at} of ${cluster}`];
};

function told(fleet: Fleet): readonly string[] {
  const { pairs, own } = reachPicture(fleet);
  const lines = [
    ...pairs.flatMap(({ from, to, flows }) => flows.flatMap((flow) => toldOf(from, to, flow))),
    ...own.flatMap(({ cluster, flows }) => flows.flatMap((flow) => toldOf(cluster, cluster, flow))),
  ];
  return [...new Set(lines)].toSorted();
}

const expected = ({ from, to, flows, is, reason, direction, at, cluster = "mesh" }: Expected): readonly string[] =>
  flows.map((flow) => `${from} to ${to}, ${flow}: ${is}, ${reason} ${direction} at ${at} of ${cluster}`);

const rows = networkNames.map((name) => readNetwork(name));

describe("a network", () => {
  test.each(rows)("$name: $says", async (network) => {
    const fleet = await fleetOf(network);
    expect(told(fleet)).toEqual((network.expect ?? []).flatMap(expected).toSorted());
  });

  test.each(rows)("$name is refused where something is stopped, and told where it is not known", async (network) => {
    const problems = proveReach(await fleetOf(network)).filter(({ code }) => /^MW501[1-4]$/.test(code));
    const levels = new Set(problems.map(({ level }) => level));
    const has = (is: string) => network.expect?.some((one) => one.is === is) ?? false;
    expect({ error: levels.has("error"), info: levels.has("info") }).toEqual({
      error: has("stopped"),
      info: has("unknown"),
    });
  });
});

test("there are good networks and broken ones, and each reason breaks one", () => {
  const broken = rows.filter((network) => network.expect?.some(({ is }) => is === "stopped"));
  expect(broken.length).toBeGreaterThan(12);
  expect(rows.length - broken.length).toBeGreaterThan(12);
  const reasons = rows.flatMap((network) => (network.expect ?? []).map(({ reason }) => reason));
  expect([...new Set(reasons)].toSorted()).toEqual(stopReasons);
});

test("the words are those of somebody who reads them at three in the morning", async () => {
  const { pairs } = reachPicture(await fleetOf(readNetwork("no-route-back")));
  const [verdict] = pairs.flatMap(({ from, flows }) =>
    from === "cluster-b" ? flows.filter(({ name }) => name === "hbone").map((flow) => flow.verdict) : [],
  );
  expect(verdict).toMatchObject({
    stop: {
      from: "10.2.0.0/17",
      to: "10.1.0.0/17",
      words:
        "packet from cluster-b pods 10.2.0.0/17 to cluster-a 10.1.0.0/17: route table rtb-021d2f9b4c6e8a013 of subnet subnet-021a4e7a2b9d0f3a1 has no route for 10.1.0.0/17, but the one to the internet over nat-028d6c4b2a1f3e5f3",
      mend: "Add a route for 10.1.0.0/17 to rtb-021d2f9b4c6e8a013 that leads to what joins the two VPCs.",
    },
  });
});
