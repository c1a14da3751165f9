import { readdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { expect, test } from "vitest";
import { fleetSchemas, schemaText } from "../src/fleet-schemas.ts";

const repository = `${import.meta.dirname}/../../..`;

test.each(Object.entries(fleetSchemas()))("the committed schema of %s is what the code says", async (name, schema) => {
  // After a change: node packages/config/src/write-schemas.ts
  expect(await readFile(`${repository}/schemas/fleet/${name}.schema.json`, "utf8")).toBe(schemaText(schema));
});

/** Key paths of all properties without description. */
function* undescribed(schema: unknown, path = ""): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties") {
      for (const [name, property] of Object.entries<object>(value)) {
        if (!("description" in property)) yield `${path}.${name}`;
        yield* undescribed(property, `${path}.${name}`);
      }
    } else yield* undescribed(value, path);
  }
}

/** Paths of maps that take any key without saying what its value is. */
function* open(schema: unknown, path = ""): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  if ("type" in schema && schema.type === "object") {
    const more = "additionalProperties" in schema ? schema.additionalProperties : true;
    if (more !== false && JSON.stringify(more) !== `{"type":"string"}`) yield path;
  }
  for (const [key, value] of Object.entries(schema)) yield* open(value, `${path}.${key}`);
}

test("every key has a description, and no map takes unknown keys", () => {
  const schemas = fleetSchemas();
  expect([...undescribed(schemas)]).toEqual([]);
  // The value of a patch may be anything.
  expect([...open(schemas)].filter((path) => !path.includes(".definitions."))).toEqual([]);
});

test("every file of the sample names its schema", async () => {
  const folder = `${repository}/fleet`;
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".yaml"));
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    const [first] = (await readFile(`${folder}/${file}`, "utf8")).split("\n");
    const schema = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? "")?.[1] ?? "";
    const kind = file.startsWith("clusters") ? "cluster" : file.startsWith("apps") ? "app" : "mesh";
    expect(resolve(dirname(`${folder}/${file}`), schema)).toBe(
      resolve(repository, `schemas/fleet/${kind}.schema.json`),
    );
  }
});
