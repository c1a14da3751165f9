import { inventoryOf, releasesOf } from "@meshwright/inventory";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { checks } from "../src/index.ts";
import { readFixture } from "./fixture.ts";

const fixtures = `${import.meta.dirname}/fixtures`;

describe("the registry", () => {
  test("is sorted, and every name follows the grammar", () => {
    const names = checks.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)].toSorted());
    for (const name of names) expect(name).toMatch(/^(no|require|unique|valid|dangling)-[a-z-]+$/);
    for (const { summary } of checks) expect(summary).toMatch(/^[A-Z].*[^.]$/);
  });
  test("holds every check of the folder", () => {
    const written = globSync("*.ts", { cwd: `${import.meta.dirname}/../src` }).flatMap((file) =>
      Array.from(
        readFileSync(`${import.meta.dirname}/../src/${file}`, "utf8").matchAll(/^ {2}name: "([a-z-]+)",$/gm),
        ([, name = ""]) => ({ file: basename(file, ".ts"), name }),
      ),
    );
    expect(written.map(({ name }) => name).toSorted()).toEqual(checks.map(({ name }) => name));
    for (const { file, name } of written) expect(file).toBe(name);
  });
  test("has a fixture for each, and no other", () => {
    const names = globSync("*.yaml", { cwd: fixtures }).map((file) => basename(file, ".yaml"));
    expect(names.toSorted()).toEqual(checks.map(({ name }) => name));
  });
});

describe.each(checks)("$name", (check) => {
  const { name, finds } = check;
  const path = `${fixtures}/${name}.yaml`;

  test("finds exactly the lines marked in its fixture", () => {
    expect(existsSync(path)).toBe(true);
    const { resources, folders, given, marks, lineOf } = readFixture(path);
    const inventory = inventoryOf("cluster-a", resources, releasesOf(resources));
    const found = [...check.run({ inventory, folders, given })].map((one) => `${lineOf(one)} ${one.code}`);
    const byLine = (left: string, right: string) => Number.parseInt(left, 10) - Number.parseInt(right, 10);
    expect(found.toSorted(byLine)).toEqual(marks);
  });

  test("has a fixture for each code that it may find, and finds no other", () => {
    const codes = finds.map(({ code }) => code);
    const marked = readFixture(path).marks.map((mark) => mark.split(" ")[1]);
    expect(new Set(marked)).toEqual(new Set<string | undefined>(codes));
  });

  test("finds nothing in an inventory that holds nothing", () => {
    expect([...check.run({ inventory: inventoryOf("cluster-a", []) })]).toEqual([]);
  });
});
