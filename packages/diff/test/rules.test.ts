import { globSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { Effect } from "../src/index.ts";
import { effectsOf, nameOf, rules, unjudged } from "../src/index.ts";
import { rankedRules } from "../src/telling.ts";
import { readFixture } from "./fixture.ts";

const fixtures = `${import.meta.dirname}/fixtures`;

const lineOf = ({ risk, cluster, causes: [cause], files }: Effect): string =>
  [risk, cluster, cause === undefined ? files?.[0] : nameOf(cause.object.ref), ...(cause?.pointers ?? [])]
    .filter((word) => word !== undefined)
    .join(" ");

describe("the registry", () => {
  test("is sorted", () => {
    const names = rules.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
    for (const { summary, heading } of rules)
      for (const text of [summary, heading]) expect(text).toMatch(/^[A-Z].*[^.]$/);
  });
  test("holds every rule of the folder", () => {
    const files = globSync("*.ts", { cwd: `${import.meta.dirname}/../src/rules` }).map((file) => basename(file, ".ts"));
    expect(files.toSorted()).toEqual(rules.map(({ name }) => name));
  });
  test("knows every rule that the order of telling names", () => {
    const names = new Set([...rules, unjudged].map(({ name }) => name));
    expect(rankedRules.filter((name) => !names.has(name))).toEqual([]);
  });
  test("has a fixture for each, and no other", () => {
    const names = globSync("*.yaml", { cwd: fixtures }).map((file) => basename(file, ".yaml"));
    expect(names.toSorted()).toEqual(rules.map(({ name }) => name));
  });
});

describe.each(rules)("$name", ({ name, risks }) => {
  const cases = readFixture(`${fixtures}/${name}.yaml`);

  test.each(cases)("$title", ({ delta, expected }) => {
    const said = effectsOf(delta).filter(({ rule }) => rule === name);
    expect(said.map(lineOf).toSorted()).toEqual(expected);
  });

  test("has a case for each of its risks, and one in which it says nothing", () => {
    const said = new Set(cases.flatMap(({ expected }) => expected.map((line) => line.split(" ")[0])));
    expect(said).toEqual(new Set(risks));
    expect(cases.some(({ expected }) => expected.length === 0)).toBe(true);
  });
});
