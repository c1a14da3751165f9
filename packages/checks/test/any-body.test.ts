import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { inventoryOf, isMap, releasesOf } from "@meshwright/inventory";
import type { Body, Json } from "@meshwright/model";
import fc from "fast-check";
import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { checks, runChecks } from "../src/index.ts";
import { readFixture } from "./fixture.ts";

const fixtures = globSync(`${import.meta.dirname}/fixtures/*.yaml`)
  .toSorted()
  .map((path) => readFixture(path));

/** Any JSON, and now and then the words that checks look for. */
const json: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "mesh", "default", "*", "/", "a/b/c", "__proto__", "latest", ":", "@") },
);

/** A body with one of its values replaced, however deep; `path` chooses the way. */
function spoiled(body: Json, path: readonly number[], value: Json): Json {
  const [choice, ...rest] = path;
  if (choice === undefined) return value;
  if (Array.isArray(body) && body.length > 0) {
    const at = choice % body.length;
    return body.map((item: Json, index) => (index === at ? spoiled(item, rest, value) : item));
  }
  const keys = isMap(body) ? Object.keys(body) : [];
  const key = keys[choice % Math.max(1, keys.length)];
  if (!isMap(body) || key === undefined) return value;
  return { ...body, [key]: spoiled(body[key] ?? null, rest, value) };
}

const withBody = (resource: Resource, body: Json): Resource => ({ ...resource, body: body as Body }); // oxlint-disable-line typescript/no-unsafe-type-assertion -- that it may be anything is what is tested

const run = (resources: readonly Resource[], folders: ReadonlySet<string>, given?: ReadonlySet<string>) =>
  runChecks({ inventory: inventoryOf("cluster-a", resources, releasesOf(resources)), folders, given });

const known = new Set(checks.flatMap(({ finds }) => finds.map(({ code }) => code)));
const expectSound = (findings: readonly Finding[]) => {
  for (const { code, message } of findings) {
    expect(known.has(code)).toBe(true);
    expect(message).not.toMatch(/undefined|\[object/);
  }
};

test("no check fails on a fixture in which anything is replaced by anything", () => {
  const spoiling = fc.record({
    fixture: fc.constantFrom(...fixtures),
    path: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 12 }),
    values: fc.array(json, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(spoiling, ({ fixture, path, values }) => {
      const resources = fixture.resources.map((resource, index) =>
        withBody(resource, spoiled(resource.body, path, values[index % values.length] ?? null)),
      );
      expectSound(run(resources, fixture.folders, fixture.given));
    }),
    { numRuns: 1000 },
  );
});

test("no check fails on objects of the kinds that it looks at whose spec is anything", () => {
  const all = fixtures.flatMap(({ resources }) => resources);
  fc.assert(
    fc.property(fc.array(json, { minLength: 3, maxLength: 6 }), (values) => {
      const any = (index: number): Json => values[index % values.length] ?? null;
      const resources = all.map((resource, index) => {
        const { apiVersion, kind, metadata } = resource.body;
        return withBody(resource, {
          apiVersion,
          kind,
          metadata,
          spec: any(index),
          data: any(index + 1),
          webhooks: any(index + 2),
        });
      });
      expectSound(run(resources, new Set(["cluster-a/40-ca"])));
    }),
    { numRuns: 100 },
  );
});
