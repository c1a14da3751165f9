import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finding, kinds } from "@meshwright/findings";
import { afterAll, expect, test } from "vitest";
import { locator } from "../src/locate.ts";

const scratch = mkdtempSync(join(tmpdir(), "meshwright-locate-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function locatedAt(text: string, line: number) {
  writeFileSync(join(scratch, "deployment.yaml"), text);
  const place = { in: "file", file: "deployment.yaml", line, column: 1 } as const;
  return locator(scratch, () => undefined)(finding(kinds.invalidYaml, place, { problem: "" }));
}

test.each([
  ["  - { name: PGPASSWORD, valeu: tide-and-time }", 1],
  ["  - name: ORDERS_API_TOKEN\n    vlaue: tide-and-time", 2],
  ["  DB_PASSWORD: { is: tide-and-time }", 1],
  ["    args: [--client-secret=tide-and-time, 5]", 1],
  ["stringData: tide-and-time", 1],
])("a line that may hold a secret is not shown: %j", (text, line) => {
  expect(locatedAt(text, line)).toEqual(expect.objectContaining({ line }));
  expect(JSON.stringify(locatedAt(text, line))).not.toContain("tide");
});

test.each([
  ["spec:\n  replicsa: 2", 2],
  ["  - name: PORT\n    vlaue: 80", 2],
  ["          secretName: istio-ca", 1],
])("any other is: %j", (text, line) => {
  expect(locatedAt(text, line).text).toBe(text.split("\n")[line - 1]);
});
