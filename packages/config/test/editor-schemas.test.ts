import { readFileSync, readdirSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = `${import.meta.dirname}/../../..`;
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const read = (path: string): string => readFileSync(`${root}/${path}`, "utf8");
const validator = (name: string) => ajv.compile(JSON.parse(read(`schemas/fleet/${name}.schema.json`)));

const files = [
  ["mesh", "fleet/mesh.yaml"],
  ...readdirSync(`${root}/fleet/clusters`).map((file) => ["cluster", `fleet/clusters/${file}`] as const),
  ...readdirSync(`${root}/fleet/apps`).map((file) => ["app", `fleet/apps/${file}`] as const),
] as const;

describe("the schemas that editors use", () => {
  test.each(files)("%s: %s fits, and a key with a typo does not", (name, path) => {
    const validate = validator(name);
    const document = parse(read(path));
    expect([validate(document), validate.errors]).toEqual([true, null]);
    expect(validate({ ...document, nmae: "a typo" })).toBe(false);
  });

  test.each(files)("%s: %s names its schema in its first line, and the schema is there", (name, path) => {
    const reference = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read(path))?.[1] ?? "";
    const resolved = new URL(reference, `file:///${path}`).pathname;
    expect(resolved).toBe(`/schemas/fleet/${name}.schema.json`);
  });
});
