import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { healthOf } from "./run-lua.ts";

const script = readFileSync(new URL("../src/argocd/application-health.lua", import.meta.url), "utf8");

const chart = {
  repoURL: "ghcr.io/istio/release/charts",
  chart: "istiod",
  targetRevision: "1.31.1",
  helm: { releaseName: "istiod", valuesObject: { autoscaleMin: 2, cni: { enabled: false } } },
};
const gate = { repoURL: "https://git.shop.example/mesh.git", path: "clusters/dublin/gates/argocd/60-istiod" };
const destination = { name: "dublin", namespace: "istio-system" };

interface Parts {
  readonly sources?: unknown;
  readonly source?: unknown;
  readonly compared?: object | undefined;
  readonly sync?: string;
  readonly operation?: unknown;
  readonly phase?: string;
  readonly health?: string;
}

/** An Application whose last sync is done and fine, with the parts that a case changes. */
const application = (parts: Parts = {}) => ({
  spec: {
    destination,
    ...("source" in parts ? { source: parts.source } : { sources: parts.sources ?? [chart, gate] }),
  },
  operation: parts.operation,
  status: {
    sync: {
      status: parts.sync ?? "Synced",
      comparedTo:
        "compared" in parts ? parts.compared : { destination, source: { repoURL: "" }, sources: [chart, gate] },
    },
    operationState: parts.phase === "none" ? undefined : { phase: parts.phase ?? "Succeeded" },
    health: parts.health === "none" ? undefined : { status: parts.health ?? "Healthy" },
  },
});

const newer = { ...chart, targetRevision: "1.31.2" };
const otherValues = {
  ...chart,
  helm: { ...chart.helm, valuesObject: { ...chart.helm.valuesObject, autoscaleMin: 3 } },
};

describe("health of an Application", () => {
  test.each([
    ["synced, done and healthy", application(), "Healthy"],
    ["adopted, so no operation ever ran", application({ phase: "none" }), "Healthy"],
    ["one source", application({ source: gate, compared: { destination, source: gate } }), "Healthy"],
    [
      "empty values, which the controller leaves out",
      application({ sources: [{ ...chart, path: "", helm: { ...chart.helm, skipCrds: false } }, gate] }),
      "Healthy",
    ],
    ["just made", { spec: { destination, sources: [chart] } }, "Progressing"],
    ["not compared yet", application({ compared: undefined }), "Progressing"],
    ["compared with an older chart", application({ sources: [newer, gate] }), "Progressing"],
    ["compared with other values", application({ sources: [otherValues, gate] }), "Progressing"],
    ["compared with a source less", application({ sources: [chart, gate, gate] }), "Progressing"],
    [
      "compared with another destination",
      application({ compared: { destination: { name: "ohio" }, sources: [chart, gate] } }),
      "Progressing",
    ],
    [
      "compared with another single source",
      application({ source: gate, compared: { destination, source: chart } }),
      "Progressing",
    ],
    ["an operation queued", application({ operation: { sync: {} } }), "Progressing"],
    ["an operation running: its gate is closed", application({ phase: "Running" }), "Progressing"],
    ["an operation failed: it will be retried", application({ phase: "Failed" }), "Progressing"],
    ["out of sync", application({ sync: "OutOfSync" }), "Progressing"],
    ["objects progressing", application({ health: "Progressing" }), "Progressing"],
    ["objects missing", application({ health: "Missing" }), "Progressing"],
    ["health not known", application({ health: "none" }), "Progressing"],
    ["objects degraded", application({ health: "Degraded" }), "Degraded"],
  ])("%s", (_title, obj, status) => {
    expect(healthOf(script, obj)).toBe(status);
  });
});
