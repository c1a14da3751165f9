import { chartText } from "@meshwright/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCharts } from "../src/index.ts";
import { craneRelease, document, object, output } from "./chart-text.ts";

const whole =
  chartText({ ...craneRelease(), chart: { ...craneRelease().chart, name: "cert-manager" } }) +
  document("key.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: key }\nstringData: { key: tell-nobody }") +
  object("batch/v1", "Job", "lift", { annotations: { "helm.sh/hook": "pre-install", "helm.sh/hook-weight": "3" } });

/** A chart's text with something cut out, and something else put there. */
const broken = fc
  .tuple(fc.nat(whole.length), fc.nat(60), fc.string({ maxLength: 8 }))
  .map(([start, length, text]) => whole.slice(0, start) + text + whole.slice(start + length));

describe("whatever helm prints,", () => {
  test.each([
    ["any text", fc.string({ unit: "binary", maxLength: 200 })],
    ["YAML that is cut", broken],
    ["any JSON", fc.json().map((json) => `---\n${json}\n`)],
  ])("%s is read or told", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const read = readCharts([output(text)]);
        expect(read.ok || read.findings.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("no finding repeats what is in a Secret", () => {
    fc.assert(
      fc.property(broken, (text) => {
        const read = readCharts([output(text)]);
        expect(read.ok ? "" : JSON.stringify(read.findings)).not.toContain("tell-nobody");
      }),
      { numRuns: 300 },
    );
  });
});
