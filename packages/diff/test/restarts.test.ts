import { describe, expect, test } from "vitest";
import { effectsOf } from "../src/index.ts";
import { workloadsOf } from "../src/machinery/workloads.ts";
import { readFixture } from "./fixture.ts";

/** The workloads that the cases of a fixture restart, each once. */
const restartsOf = (name: string): readonly string[] => [
  ...new Set(
    readFixture(`${import.meta.dirname}/fixtures/${name}.yaml`)
      .flatMap(({ delta }) => effectsOf(delta))
      .filter(({ rule }) => rule === name)
      .flatMap(({ restarts }) => restarts ?? []),
  ),
];

test("what restarts is named, as the forecast tells it", () => {
  expect(restartsOf("workload-restarts").toSorted()).toEqual([
    "Deployment shop/cart",
    "Deployment shop/web",
    "StatefulSet shop/store",
  ]);
  expect(restartsOf("control-plane-restarts").toSorted()).toEqual([
    "Deployment cert-manager/cert-manager-webhook",
    "Deployment istio-system/istiod",
  ]);
});

describe("the workloads of a chart", () => {
  const release = (chart: string, values = {}) => workloadsOf({ name: "mesh", namespace: "ns", chart, values });
  test.each([
    ["istiod", ["Deployment ns/istiod"]],
    ["cni", ["DaemonSet ns/istio-cni-node"]],
    ["gateway", ["Deployment ns/mesh"]],
    ["base", []],
    [
      "external-secrets",
      [
        "Deployment ns/external-secrets",
        "Deployment ns/external-secrets-cert-controller",
        "Deployment ns/external-secrets-webhook",
      ],
    ],
  ])("%s", (chart, expected) => {
    expect(release(chart)).toEqual(expected);
  });
  test("a revision is part of istiod's name", () => {
    expect(release("istiod", { revision: "1-31" })).toEqual(["Deployment ns/istiod-1-31"]);
  });
});
