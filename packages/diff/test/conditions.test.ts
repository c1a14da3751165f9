import { globSync, readFileSync } from "node:fs";
import { readResource, whereabouts } from "@meshwright/inventory";
import { expect, test } from "vitest";
import { conditionsOf, isGate } from "../src/mesh/conditions.ts";

const root = `${import.meta.dirname}/../../..`;

/** Every gate of the sample tree. */
const gates = globSync("clusters/*/gates/*/*/*.yaml", { cwd: root })
  .toSorted()
  .map((file) => {
    const { object } = readResource(file, readFileSync(`${root}/${file}`, "utf8"));
    if (object === undefined) throw new Error(file);
    const [, cluster = "", ...rest] = file.split("/");
    return { ...object, file, ...whereabouts(cluster, rest.join("/")) };
  });

const ofUnit = (unit: string) =>
  gates.filter(({ file }) => file.includes(`cluster-a/gates/argocd/${unit}/`)).flatMap(conditionsOf);

test("every gate of the sample tree is one, and waits for what has words", () => {
  expect(gates.length).toBeGreaterThan(20);
  for (const gate of gates) {
    expect(isGate(gate)).toBe(true);
    const script = JSON.stringify(gate.body);
    const commands =
      script.match(/\\n {2}(?:is_true|is_available|exists|equals|webhook_answers|endpoint_answers) /g) ?? [];
    expect(conditionsOf(gate)).toHaveLength(commands.length);
    for (const { text } of conditionsOf(gate))
      expect(text).toMatch(/ (?:is \w+|exists|answers?|adds the container \S+|holds what the fleet declares)$/);
  }
});

test("what a gate waits for is told as people call it", () => {
  expect(ofUnit("70-link-cluster-b").map(({ text }) => text)).toEqual([
    "API server of cluster-b answers",
    "Deployment istio-system/istiod is available",
    "ConfigMap istio-system/istio-ca-root-cert holds what the fleet declares",
  ]);
  expect(ofUnit("20-cert-manager").map(({ text }) => text)).toContain("this cluster's DNS and API server answer");
});
