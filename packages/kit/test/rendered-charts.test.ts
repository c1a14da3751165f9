import type { ChartObject } from "@meshwright/charts";
import type { ReleaseSettings } from "@meshwright/model";
import type { Construct } from "constructs";
import { chartOf, knownName } from "@meshwright/model";
import { App } from "cdk8s";
import { describe, expect, test } from "vitest";
import { Component, exists, isAvailable, refOf, settle } from "../src/index.ts";

const settings: ReleaseSettings = {
  install: true,
  version: "1.31.1",
  repository: "https://charts.harbour.example",
  charts: "rendered",
  patches: [],
  generatedSecrets: [],
};

const reader = { apiVersion: "v1", kind: "ServiceAccount", namespace: knownName("port"), name: knownName("reader") };
const crane = { apiVersion: "apps/v1", kind: "Deployment", namespace: knownName("port"), name: knownName("crane") };
const seal = { apiVersion: "v1", kind: "ConfigMap", namespace: knownName("port"), name: knownName("seal") };

/** A chart, and another unit of the same phase that needs its Deployment, and what its pods write. */
class Crane extends Component {
  constructor(scope: Construct) {
    super(scope, "crane");
    this.install("istiod", {
      name: knownName("crane"),
      namespace: knownName("port"),
      chart: chartOf(settings, "crane"),
      values: {},
      guarded: [reader],
    });
    this.unit("istiod", { name: "load", needs: [{ of: this, until: isAvailable(crane) }] });
    this.unit("istiod", { name: "seal", needs: [{ of: this, until: exists(seal) }] });
  }
}

const object = (apiVersion: string, kind: string, name: string, changes: Partial<ChartObject> = {}): ChartObject => {
  const isShared = kind === "CustomResourceDefinition";
  const body = { apiVersion, kind, metadata: { name, ...(!isShared && { namespace: "port" }) } };
  return { ref: refOf(body), body, stage: 1, runsAgain: false, ...changes };
};

const settled = (objects: readonly ChartObject[]) => {
  const component = new Crane(new App({ outdir: "dist" }));
  component.fill((unit) => (unit === "60-crane" ? objects : []));
  return settle("dublin", [component]);
};

const chart = [
  object("batch/v1", "Job", "prepare", { stage: 0, runsAgain: true }),
  object("v1", "ServiceAccount", "reader"),
  object("v1", "ConfigMap", "ledger", { guarded: true }),
  object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "berths.port.example"),
  object("apps/v1", "Deployment", "crane"),
  object("batch/v1", "Job", "greet", { stage: 2, runsAgain: true }),
];

describe("the objects of a rendered chart", () => {
  const units = settled(chart);
  const unit = units.find(({ id }) => id === "60-crane");

  test("are parts of its unit, in waves by their stages", () => {
    expect(unit?.parts.map(({ ref, wave }) => `${wave} ${ref.kind} ${ref.name}`)).toEqual([
      "60 Job prepare",
      "61 ServiceAccount reader",
      "61 ConfigMap ledger",
      "61 CustomResourceDefinition berths.port.example",
      "61 Deployment crane",
      "62 Job greet",
    ]);
  });

  test("are guarded where their loss would be an outage", () => {
    expect(unit?.parts.filter(({ guarded }) => guarded).map(({ ref }) => ref.name)).toEqual([
      "reader",
      "ledger",
      "berths.port.example",
    ]);
  });

  test("are waited for by who needs them, and the whole chart by who needs what its pods make", () => {
    expect(units.map(({ id, wave }) => `${wave} ${id}`)).toEqual(["60 60-crane", "62 60-load", "63 60-seal"]);
  });
});

test("without hooks all are in the wave of their unit", () => {
  const units = settled(chart.filter(({ stage }) => stage === 1).map((one) => ({ ...one, stage: 0 })));
  expect(units.flatMap(({ parts }) => parts.map(({ wave }) => wave))).toEqual([60, 60, 60, 60]);
  expect(units.map(({ wave }) => wave)).toEqual([60, 61, 61]);
});
