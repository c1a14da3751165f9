import * as fc from "fast-check";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compiledName, compileSchemas, loadSchemas, schemasFolder } from "../src/index.ts";
import { bodyNames, bodyOf } from "./bodies.ts";

const cache = mkdtempSync(join(tmpdir(), "meshwright-schemas-"));
const { digest, code } = await compileSchemas(schemasFolder);
writeFileSync(join(cache, compiledName(digest)), code);
afterAll(() => rmSync(cache, { recursive: true }));

const ahead = await loadSchemas({ cache });
const inProcess = await loadSchemas({ cache: undefined });

/** All places of a value, as ways of keys. */
function* places(value: unknown): Generator<readonly string[]> {
  yield [];
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) for (const rest of places(inner)) yield [key, ...rest];
}

/** The value with another one put at a place. */
function put(value: unknown, [key, ...rest]: readonly string[], other: unknown): unknown {
  if (key === undefined) return other;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? put(item, rest, other) : item));
  return { ...Object(value), [key]: put(Reflect.get(Object(value), key), rest, other) };
}

const secret = "hunter2-hunter2 hunter2!";
const values = fc.oneof(
  fc.constantFrom<unknown>(secret, [secret], { field: secret }, { [secret]: secret }, null, -1, 0.5, 1e9, "", true, []),
  fc.jsonValue(),
);

const broken = fc.constantFrom(...bodyNames).chain((name) => {
  const body = bodyOf(name);
  const all = [...places(body)].filter(([first]) => first !== undefined && first !== "apiVersion" && first !== "kind");
  return fc.tuple(fc.constantFrom(...all), values).map(([place, value]) => ({
    ...body,
    ...Object(put(body, place, value)),
  }));
});

test("validators that are compiled ahead of time say what those of the process say, and repeat no value", () => {
  fc.assert(
    fc.property(broken, (body) => {
      const found = inProcess.validate(body);
      expect(ahead.validate(body)).toEqual(found);
      expect(JSON.stringify(found)).not.toContain("hunter2");
    }),
    { numRuns: 1000 },
  );
});
