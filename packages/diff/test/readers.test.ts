import type { Json } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { deltaOf } from "../src/index.ts";
import { readersOf } from "../src/pods/readers.ts";
import { sideOfTexts } from "./fixture.ts";

const read = (spec: Json, namespace = "shop") => {
  const deployment = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace },
    spec: { template: { spec } },
  };
  const side = sideOfTexts("head", { "cluster-a/90-shop/deployment-shop-web.yaml": JSON.stringify(deployment) });
  const [cluster] = deltaOf(sideOfTexts("base", {}), side).clusters;
  return cluster && readersOf("ConfigMap", "settings", "shop", cluster.after).map(({ as }) => as);
};

const volume = { name: "v", configMap: { name: "settings" } };
const mounted = (mount: Json) => ({ name: "web", volumeMounts: [mount] });

describe("who reads a ConfigMap", () => {
  test.each<[string, Json, readonly string[]]>([
    ["files", { volumes: [volume], containers: [mounted({ name: "v", mountPath: "/v" })] }, ["files"]],
    ["a subPath", { volumes: [volume], containers: [mounted({ name: "v", subPath: "a" })] }, ["restart"]],
    [
      "a projected volume",
      { volumes: [{ name: "v", projected: { sources: [{ configMap: { name: "settings" } }] } }] },
      ["files"],
    ],
    [
      "all of its keys as environment",
      { containers: [{ name: "web", envFrom: [{ configMapRef: { name: "settings" } }] }] },
      ["restart"],
    ],
    [
      "one key as environment, of a container that runs first",
      { initContainers: [{ name: "web", env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "settings" } } }] }] },
      ["restart"],
    ],
    ["another one", { volumes: [{ name: "v", configMap: { name: "other" } }] }, []],
    ["a Secret of that name", { volumes: [{ name: "v", secret: { secretName: "settings" } }] }, []],
  ])("%s", (_, spec, expected) => {
    expect(read(spec)).toEqual(expected);
  });
  test("not from another namespace", () => {
    expect(read({ volumes: [volume] }, "edge")).toEqual([]);
  });
});
