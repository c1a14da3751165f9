import type { Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { deltaOf } from "../src/index.ts";
import { replicasOf } from "../src/pods/replicas.ts";
import { rolloutOf } from "../src/pods/rollout.ts";
import { sideOfTexts } from "./fixture.ts";

const text = (apiVersion: string, kind: string, spec: Json): string =>
  JSON.stringify({ apiVersion, kind, metadata: { name: "web", namespace: "shop" }, spec });

function rollout(kind: string, spec: Json, others: Readonly<Record<string, string>> = {}) {
  const file = "cluster-a/90-shop/web.yaml";
  const side = sideOfTexts("head", { [file]: text("apps/v1", kind, spec), ...others });
  const [cluster] = deltaOf(sideOfTexts("base", {}), side).clusters;
  const workload = side.resources("cluster-a").find((one) => one.file === file) as Resource; // oxlint-disable-line typescript/no-unsafe-type-assertion -- it was put there above
  const found = cluster && rolloutOf(workload, replicasOf(workload, cluster.after));
  return found && `${found.when}${found.isOutage ? ", away meanwhile" : ""}`;
}

const rolling = (replicas: number, surge: Json, away: Json): Json => ({
  replicas,
  strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: surge, maxUnavailable: away } },
});

describe("how pods are replaced", () => {
  test.each<[string, string, Json, string]>([
    ["one pod and the defaults: a surge of one comes first", "Deployment", {}, "restarts"],
    ["one pod that may be away", "Deployment", rolling(1, 0, 1), "restarts, away meanwhile"],
    ["no surge and none away is one away", "Deployment", rolling(1, 0, 0), "restarts, away meanwhile"],
    ["four pods of which some may be away", "Deployment", rolling(4, "25%", "25%"), "restarts"],
    ["all may be away", "Deployment", rolling(4, 0, "100%"), "restarts, away meanwhile"],
    ["Recreate", "Deployment", { replicas: 5, strategy: { type: "Recreate" } }, "restarts, away meanwhile"],
    ["no pods", "Deployment", { replicas: 0 }, "later"],
    ["paused", "Deployment", { paused: true }, "later"],
    ["a single pod of a StatefulSet", "StatefulSet", {}, "restarts, away meanwhile"],
    ["three of them", "StatefulSet", { replicas: 3 }, "restarts"],
    [
      "behind a partition",
      "StatefulSet",
      { replicas: 3, updateStrategy: { rollingUpdate: { partition: 3 } } },
      "later",
    ],
    ["OnDelete", "StatefulSet", { updateStrategy: { type: "OnDelete" } }, "later"],
    ["a DaemonSet", "DaemonSet", {}, "restarts"],
    ["a ReplicaSet", "ReplicaSet", {}, "later"],
  ])("%s", (_, kind, spec, expected) => {
    expect(rollout(kind, spec)).toBe(expected);
  });
  test("as many as an autoscaler wants", () => {
    const scaler = text("autoscaling/v2", "HorizontalPodAutoscaler", {
      scaleTargetRef: { kind: "StatefulSet", name: "web" },
      minReplicas: 2,
      maxReplicas: 5,
    });
    expect(rollout("StatefulSet", { replicas: 1 }, { "cluster-a/90-shop/hpa.yaml": scaler })).toBe("restarts");
  });
});
