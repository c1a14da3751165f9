import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { schemaFiles } from "../src/generate/schema-files.ts";
import { schemasFolder } from "../src/index.ts";

const files = schemaFiles();
const all = [...files.values()].join("");

const maps = new Set(["properties", "definitions", "dependencies"]);

/** The words of JSON schema that a schema uses. */
function* keywords(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return;
  for (const [word, value] of Object.entries(schema)) {
    yield word;
    if (maps.has(word)) for (const inner of Object.values(Object(value))) yield* keywords(inner);
    else yield* keywords(value);
  }
}

const allowed =
  "$ref $schema additionalProperties const definitions dependencies description enum items maxItems maxLength maxProperties maximum minItems minLength minProperties minimum pattern properties propertyNames required type".split(
    " ",
  );

describe("schemas/kubernetes", () => {
  test("is what the packages' types, the overlay and the restorations give", () => {
    const kept = globSync("**/*.json", { cwd: schemasFolder }).map((path) => path.replaceAll("\\", "/"));
    expect(kept.toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, text] of files) expect(readFileSync(join(schemasFolder, path), "utf8") === text, path).toBe(true);
  });

  test("is small", () => expect(all.length).toBeLessThan(900_000));

  test("has words of JSON schema only, and no alternatives, so that every value has one schema", () => {
    const words = [...files].flatMap(([path, text]) => (path === "index.json" ? [] : [...keywords(JSON.parse(text))]));
    expect([...new Set(words)].toSorted()).toEqual(allowed);
  });

  test("has none of the generator's own names", () => {
    const refs = [...all.matchAll(/"[$]ref": "([^"]*)"/g)].map(([, ref = ""]) => ref);
    expect(refs.filter((ref) => !/^(\.\.\/definitions\.json)?#\/definitions\/[\w.-]+$/.test(ref))).toEqual([]);
  });
});
