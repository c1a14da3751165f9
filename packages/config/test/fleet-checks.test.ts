import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { fleetChecks } from "../src/index.ts";

test("checks are sorted, called by the grammar, and described", () => {
  const names = fleetChecks.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].toSorted());
  for (const name of names) expect(name).toMatch(/^(no|require|unique|valid|dangling)-[a-z-]+$/);
  for (const { summary } of fleetChecks) expect(summary).toMatch(/^[A-Z].*[^.]$/);
});

test("every check in the folder is registered", async () => {
  const folder = `${import.meta.dirname}/../src/check`;
  const texts = await Promise.all((await readdir(folder)).map((file) => readFile(`${folder}/${file}`, "utf8")));
  const written = texts.flatMap((text) =>
    Array.from(text.matchAll(/^ {2}name: "([a-z-]+)",$/gm), ([, name = ""]) => name),
  );
  expect(written.toSorted()).toEqual(fleetChecks.map(({ name }) => name));
});
