import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import { type ChartRequest, helmRunKey } from "../src/index.ts";
import { craneIn } from "./chart-text.ts";

const options = { chartSha256: "0f".repeat(32), helmVersion: "4.1.4" };
const crane = craneIn("quay");
const keyOf = (changes: Partial<ChartRequest>): string => helmRunKey({ ...crane, ...changes }, options);
const key = keyOf({});
const release = { ...crane.release, values: { lift: { speed: 2, load: [1, 2] } } };

describe("one run of helm answers requests", () => {
  test.each<readonly [string, Partial<ChartRequest>]>([
    ["of other clusters", { cluster: "ferry", unit: "61-crane" }],
    ["with patches", { release: craneIn("quay", { generatedSecrets: ["key"] }).release }],
    ["that repeat an API", { apiVersions: [] }],
  ])("%s", (_, changes) => {
    expect(keyOf(changes)).toBe(key);
  });

  test("whose values and APIs are in another order", () => {
    const other = { ...release, values: { lift: { load: [1, 2], speed: 2 } } };
    expect(keyOf({ release: other, apiVersions: ["b/v1", "a/v1", "b/v1"] })).toBe(
      keyOf({ release, apiVersions: ["a/v1", "b/v1"] }),
    );
  });
});

describe("another run is needed", () => {
  test.each<readonly [string, Partial<ChartRequest>]>([
    ["for another name", { release: { ...crane.release, name: knownName("winch") } }],
    ["for another namespace", { release: { ...crane.release, namespace: knownName("shore") } }],
    ["for other values", { release }],
    ["for another Kubernetes", { kubernetesVersion: "1.34.0" }],
    ["for another API", { apiVersions: ["gateway.networking.k8s.io/v1"] }],
  ])("%s", (_, changes) => {
    expect(keyOf(changes)).not.toBe(key);
  });

  test("for values in another order of a list", () => {
    expect(keyOf({ release: { ...release, values: { lift: { speed: 2, load: [2, 1] } } } })).not.toBe(
      keyOf({ release }),
    );
  });

  test("for another chart or helm", () => {
    expect(helmRunKey(crane, { ...options, chartSha256: "aa".repeat(32) })).not.toBe(key);
    expect(helmRunKey(crane, { ...options, helmVersion: "3.18.0" })).not.toBe(key);
  });
});
