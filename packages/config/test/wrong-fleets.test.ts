import type { Finding } from "@meshwright/findings";
import { kinds } from "@meshwright/findings";
import { globSync, readFileSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today, wrongFleets } from "./wrong-fleets.ts";

const { root } = useWorkbench();

/** `<file>:<line> <code>` of every mark `# expect <code> …`. */
async function marks(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const file of glob("**/*.{yaml,yml,pem}", { cwd: root() })) {
    const lines = (await readFile(join(root(), file), "utf8").catch(() => "")).split("\n");
    for (const [index, line] of lines.entries()) {
      const codes = /# expect((?: MW\d{4})+)/.exec(line)?.[1]?.trim().split(" ") ?? [];
      found.push(...codes.map((code) => `${file}:${index + 1} ${code}`));
    }
  }
  return found.toSorted();
}

const lined = ({ code, place }: Finding): readonly string[] =>
  place.in === "fleet" && place.line !== undefined ? [`${place.file}:${place.line} ${code}`] : [];

describe("a wrong fleet", () => {
  test.each(wrongFleets)("$title", async ({ apply, expected, secrets = [] }) => {
    await apply(join(root(), "fleet"));
    const { fleet, findings } = await loadFleet("fleet", { today, root: root() });
    expect(findings.map(placed).toSorted()).toEqual(expected.toSorted());
    expect(findings.flatMap(lined).toSorted()).toEqual(await marks());
    expect(fleet).toBeUndefined();
    for (const secret of secrets) expect(JSON.stringify(findings)).not.toContain(secret);
  });
});

test("the good fleet is good", async () => {
  const { fleet, findings } = await loadFleet("fleet", { today, root: root() });
  expect(findings).toEqual([]);
  expect(fleet?.clusters.map(({ name }) => name)).toEqual(["dublin", "virginia"]);
});

test("every kind of error that a fleet can have is in the table", () => {
  const told = new Set(wrongFleets.flatMap(({ expected }) => expected.map((line) => line.slice(0, 6))));
  const packages = `${import.meta.dirname}/../..`;
  const sources = globSync("{config,reading}/src/**/*.ts", { cwd: packages })
    .map((file) => readFileSync(`${packages}/${file}`, "utf8"))
    .join("");
  const used = new Set([...sources.matchAll(/\bkinds\.(\w+)/g)].map(([, name]) => name));
  const ofFleet = Object.entries(kinds).flatMap(([name, kind]) =>
    used.has(name) && kind.level === "error" ? [kind] : [],
  );
  // The last is of addresses that are to be chosen for a new cluster.
  const elsewhere = [kinds.noFleet, kinds.twoFleets, kinds.badModule, kinds.noFreeAddresses].map(({ code }) => code);
  expect(
    ofFleet
      .map(({ code }) => code)
      .filter((code) => !told.has(code))
      .toSorted(),
  ).toEqual(elsewhere);
});
