import type { Finding, Place } from "@meshwright/findings";
import { compareFindings, findingLine, keyPathText, MeshwrightError, placeText } from "@meshwright/findings";
import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";

const at = (file: string, line?: number, column?: number): Finding => ({
  code: "MW0013",
  level: "error",
  message: "There is no key meshId here.",
  place: { in: "fleet", file, line, column, keyPath: ["mesh", "clusters", 0, "name"] },
});

describe("a place in one line", () => {
  test.each<[string, Place]>([
    [
      "fleet/mesh.yaml:4:1 gitops.engines[0]",
      { in: "fleet", file: "fleet/mesh.yaml", line: 4, column: 1, keyPath: ["gitops", "engines", 0] },
    ],
    ["fleet.ts clusters[1].vpc", { in: "fleet", file: "fleet.ts", keyPath: ["clusters", 1, "vpc"] }],
    ["fleet/mesh.yaml", { in: "fleet", file: "fleet/mesh.yaml", keyPath: [] }],
    ["clusters/a/manifest.json", { in: "file", file: "clusters/a/manifest.json" }],
    ["cluster-a 40-ca", { in: "unit", cluster: "cluster-a", unit: "40-ca" }],
    [
      "cluster-a v1/Secret/istio-system/cacerts /data",
      {
        in: "object",
        cluster: "cluster-a",
        ref: { apiVersion: "v1", kind: "Secret", namespace: knownName("istio-system"), name: knownName("cacerts") },
        pointer: "/data",
      },
    ],
  ])("%s", (text, place) => {
    expect(placeText(place)).toBe(text);
  });

  test("an index first is no key", () => {
    expect(keyPathText([0, "name"])).toBe("[0].name");
  });
});

test("findings are shown by file, then line as a number, then column", () => {
  const sorted = [at("a.yaml", 2, 9), at("a.yaml", 10, 1), at("a.yaml", 10, 4), at("b.yaml", 1, 1)];
  expect([sorted[2], sorted[3], sorted[1], sorted[0]].map((one) => one ?? at("")).toSorted(compareFindings)).toEqual(
    sorted,
  );
});

test("an error carries findings across a boundary, and prints them", () => {
  const finding = at("fleet/mesh.yaml", 4, 1);
  const error = new MeshwrightError([finding]);
  expect(error.findings).toEqual([finding]);
  expect(error.message).toBe(findingLine(finding));
});
