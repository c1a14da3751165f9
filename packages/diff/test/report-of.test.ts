import { describe, expect, test } from "vitest";
import { deltaOf, reportOf } from "../src/index.ts";
import { sideOfTexts } from "./fixture.ts";

const clusters = Array.from({ length: 300 }, (_, index) => `cluster-${String(index + 1).padStart(3, "0")}`);

const fileOf = (cluster: string): string => `${cluster}/90-shop/deployment-shop-web.yaml`;
const web = (cluster: string, replicas: number): string =>
  JSON.stringify({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "shop", annotations: { where: cluster } },
    spec: { replicas },
  });

const side = (label: string, replicasOf: (cluster: string) => number) =>
  sideOfTexts(
    label,
    Object.fromEntries(clusters.map((cluster) => [fileOf(cluster), web(cluster, replicasOf(cluster))])),
  );

const reportWith = (replicasOf: (cluster: string) => number) =>
  reportOf(
    deltaOf(
      side("base", () => 3),
      side("head", replicasOf),
    ),
  );

describe("one setting in 300 clusters", () => {
  test("is one object and one effect", () => {
    const { objects, effects } = reportWith(() => 5);
    expect(objects.map((one) => one.clusters.length)).toEqual([300]);
    expect(objects[0]).not.toHaveProperty("notIn");
    expect(effects.map((one) => one.clusters.length)).toEqual([300]);
  });

  test("names who gets another value, and who none", () => {
    const { objects, effects } = reportWith((cluster) => ({ "cluster-007": 4, "cluster-100": 3 })[cluster] ?? 5);
    expect(objects.map(({ clusters: { length }, deviatesFrom, notIn }) => ({ length, deviatesFrom, notIn }))).toEqual([
      { length: 298, notIn: ["cluster-100"] },
      { length: 1, deviatesFrom: 298 },
    ]);
    expect(effects[0]?.notIn).toEqual(["cluster-100"]);
  });

  test("that is not in most of them deviates from nothing", () => {
    const { objects } = reportWith((cluster) => (cluster < "cluster-003" ? 5 : 3));
    expect(objects.map(({ notIn, deviatesFrom }) => ({ notIn, deviatesFrom }))).toEqual([{}]);
  });

  test("leaves out what stays in the objects", () => {
    expect(JSON.stringify(reportWith(() => 5)).length).toBeLessThan(20_000);
  });
});

test("a report is plain data", () => {
  const report = reportWith(() => 5);
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
});

test("what Flux applies and nobody looks into must be confirmed", () => {
  const holding = (text: string) =>
    sideOfTexts("side", {
      [fileOf("cluster-a")]: web("cluster-a", 1),
      "cluster-a/flux/flux-system/sync.txt": text,
      "cluster-a/notes.txt": text,
    });
  const { effects } = reportOf(deltaOf(holding("a"), holding("b")));
  expect(effects.map(({ one }) => [one.risk, one.files])).toEqual([
    ["stop", ["cluster-a/flux/flux-system/sync.txt"]],
    ["careful", ["cluster-a/notes.txt"]],
  ]);
});
