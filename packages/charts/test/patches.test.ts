import type { ChartPatch, PatchOperation } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { readCharts } from "../src/index.ts";
import { codesOf, craneIn, document, object, objectsOf, output } from "./chart-text.ts";

const crane = document(
  "crane.yaml",
  `apiVersion: apps/v1
kind: Deployment
metadata: { name: crane, labels: { app: crane } }
spec: { replicas: 1, args: [--load, --lift] }`,
);
const plan = object("v1", "ConfigMap", "plan");

const patchOf = (...operations: readonly PatchOperation[]): ChartPatch => ({
  reason: "two cranes lift more",
  target: { kind: "Deployment", name: "crane" },
  operations,
});

const specAfter = (...operations: readonly PatchOperation[]) =>
  objectsOf(crane + plan, { patches: [patchOf(...operations)] }).find(({ ref }) => ref.name === "crane")?.body["spec"];

describe("a patch", () => {
  test("changes the object that it names, and nothing else", () => {
    expect(
      specAfter(
        { op: "test", path: "/spec/replicas", value: 1 },
        { op: "replace", path: "/spec/replicas", value: 2 },
        { op: "add", path: "/spec/args/-", value: "--slow" },
        { op: "remove", path: "/spec/args/0" },
        { op: "copy", from: "/spec/replicas", path: "/spec/spare" },
        { op: "move", from: "/spec/spare", path: "/spec/maxReplicas" },
      ),
    ).toEqual({ replicas: 2, args: ["--lift", "--slow"], maxReplicas: 2 });
    const patches = [patchOf({ op: "replace", path: "/spec/replicas", value: 2 })];
    const read = readCharts([output(crane + plan, craneIn("quay", { patches }), craneIn("ferry"))]);
    if (!read.ok) throw new Error("the patch is right");
    const [quay, ferry] = ["quay", "ferry"].map((cluster) => read.charts(cluster, "60-crane"));
    expect(ferry?.[0]?.body["spec"]).toEqual({ replicas: 1, args: ["--load", "--lift"] });
    expect(quay?.[1]?.body).toBe(ferry?.[1]?.body);
  });

  test("may follow another one", () => {
    const patches = [
      patchOf({ op: "replace", path: "/spec/replicas", value: 2 }),
      patchOf({ op: "test", path: "/spec/replicas", value: 2 }, { op: "remove", path: "/spec/args" }),
    ];
    expect(objectsOf(crane, { patches })[0]?.body["spec"]).toEqual({ replicas: 2 });
  });

  test.each<readonly [string, PatchOperation]>([
    ["a test that fails", { op: "test", path: "/spec/replicas", value: 3 }],
    ["a test of nothing", { op: "test", path: "/spec/paused", value: true }],
    ["replacing nothing", { op: "replace", path: "/spec/paused", value: true }],
    ["replacing beside a list", { op: "replace", path: "/spec/args/first", value: "--slow" }],
    ["removing nothing", { op: "remove", path: "/spec/args/2" }],
    ["removing the end of a list", { op: "remove", path: "/spec/args/-" }],
    ["adding to nothing", { op: "add", path: "/spec/template/spec", value: {} }],
    ["adding to a text", { op: "add", path: "/metadata/name/x", value: "x" }],
    ["adding past the end of a list", { op: "add", path: "/spec/args/9", value: "--slow" }],
    ["adding what all objects share", { op: "add", path: "/__proto__/lift", value: true }],
    ["replacing what all objects share", { op: "replace", path: "/constructor/prototype/lift", value: true }],
    ["replacing what objects inherit", { op: "replace", path: "/toString", value: "x" }],
    ["moving nothing", { op: "move", from: "/spec/paused", path: "/spec/replicas" }],
    ["moving into itself", { op: "move", from: "/spec", path: "/spec/spec" }],
    ["copying past the end of a list", { op: "copy", from: "/spec/replicas", path: "/spec/args/9" }],
    ["another name", { op: "replace", path: "/metadata/name", value: "winch" }],
    ["another kind", { op: "replace", path: "/kind", value: "StatefulSet" }],
    ["a list", { op: "replace", path: "/kind", value: "List" }],
    ["another namespace", { op: "add", path: "/metadata/namespace", value: "kube-system" }],
    ["no name", { op: "remove", path: "/metadata/name" }],
    ["a number as a label", { op: "replace", path: "/metadata/labels/app", value: 7 }],
  ])("MW0069 is refused where it means %s", (_, operation) => {
    const before = codesOf(crane + plan, { patches: [patchOf(operation)] });
    expect(before).toEqual(["MW0069"]);
    expect(Object.hasOwn(Object.prototype, "lift")).toBe(false);
  });

  test("that makes a Secret of content is judged like what helm printed", () => {
    const patches = [
      {
        reason: "the crane needs its key",
        target: { kind: "Secret", name: "key" },
        operations: [{ op: "add", path: "/stringData", value: { key: "hush" } } as const],
      },
    ];
    expect(codesOf(object("v1", "Secret", "key"), { patches })).toEqual(["MW0066"]);
  });

  test("names the operation, and never a value", () => {
    const patches = [patchOf({ op: "test", path: "/spec/args/0", value: "tell-nobody" })];
    const read = readCharts([output(crane, craneIn("quay", { patches }))]);
    const message = read.ok ? "" : (read.findings[0]?.message ?? "");
    expect(message).toContain("test /spec/args/0");
    expect(message).not.toMatch(/tell-nobody|--load/);
  });

  test("MW0068 must find its object in a chart of the cluster that carries it, told once", () => {
    const patches = [patchOf({ op: "remove", path: "/spec/args" })];
    const base = { ...craneIn("quay", { patches }), unit: "50-crane-base" };
    const outputs = [output(plan, base), output(crane, craneIn("quay", { patches }))];
    expect([readCharts(outputs).ok, readCharts(outputs.toReversed()).ok]).toEqual([true, true]);
    const missed = readCharts([
      output(plan, base, craneIn("ferry", { patches }), craneIn("mole", { patches })),
      output(crane, craneIn("quay", { patches }), craneIn("pier")),
    ]);
    expect(!missed.ok && missed.findings.map(({ code, place }) => [code, place])).toEqual([
      ["MW0068", { in: "unit", cluster: "ferry", unit: "60-crane" }],
    ]);
    expect(!missed.ok && missed.findings[0]?.message).toContain("The same in mole.");
  });

  test("MW0068 does not find what no installation applies", () => {
    const ask = object("v1", "Pod", "ask", { annotations: { "helm.sh/hook": "test" } });
    const patches = [{ ...patchOf({ op: "remove", path: "/spec" }), target: { kind: "Pod", name: "ask" } }];
    expect(codesOf(ask + object("v1", "ConfigMap", "plan"), { patches })).toEqual(["MW0068"]);
  });
});

describe("the name of a generated Secret", () => {
  test("MW0091 must be that of one in a chart of the cluster that carries it, told once", () => {
    const generatedSecrets = ["crane-key"];
    const base = { ...craneIn("quay", { generatedSecrets }), unit: "50-crane-base" };
    const key = object("v1", "Secret", "crane-key");
    expect(readCharts([output(plan, base), output(key, craneIn("quay", { generatedSecrets }))]).ok).toBe(true);
    const missed = readCharts([
      output(plan, craneIn("ferry", { generatedSecrets }), craneIn("mole", { generatedSecrets })),
      output(key, craneIn("quay", { generatedSecrets })),
    ]);
    expect(!missed.ok && missed.findings.map(({ code, place }) => [code, place])).toEqual([
      ["MW0091", { in: "unit", cluster: "ferry", unit: "60-crane" }],
    ]);
  });
});
