import { globSync } from "node:fs";
import type { Resource } from "@meshwright/inventory";
import { isMap } from "@meshwright/inventory";
import type { Body, Json } from "@meshwright/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Delta, Effect, Side } from "../src/index.ts";
import { deltaOf, effectsOf, rules } from "../src/index.ts";
import { readFixture } from "./fixture.ts";

const deltas: readonly Delta[] = globSync(`${import.meta.dirname}/fixtures/*.yaml`)
  .toSorted()
  .flatMap((path) => readFixture(path).map(({ delta }) => delta));

/** Any JSON, and now and then words and numbers that rules look for. */
const json: fc.Arbitrary<Json> = fc.oneof(
  { weight: 4, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "*",
      "/",
      "a/b/c",
      "__proto__",
      "latest",
      ":",
      "@",
      "1.2.3",
      "{",
      "50%",
      -1,
      0,
      1e21,
    ),
  },
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

/** A side whose bodies are others; no file is equal to one of the other side. */
function otherBodies(side: Side, other: (resource: Resource, index: number) => Json): Side {
  const tops = new Map(
    side.tops.map((top) => [
      top,
      side.resources(top).map((resource, index) => withBody(resource, other(resource, index))),
    ]),
  );
  return {
    ...side,
    ids: new Map([...side.ids].map(([path, id]) => [path, `${side.label} ${id}`])),
    resources: (top) => tops.get(top) ?? [],
  };
}

/** Of its kind and name, and else of nothing but some of the values. */
const anythingOf =
  (values: readonly Json[]) =>
  ({ body }: Resource, index: number): Json => {
    const { apiVersion, kind, metadata } = body;
    const any = (by: number): Json => values[(index + by) % values.length] ?? null;
    const top = Object.keys(body).filter((key) => !["apiVersion", "kind", "metadata"].includes(key));
    return {
      apiVersion,
      kind,
      metadata: { ...metadata, labels: any(1), annotations: any(2) },
      ...Object.fromEntries(["spec", ...top].map((key, by) => [key, any(by)])),
    };
  };

const risksOf = new Map(rules.map(({ name, risks }) => [name, risks]));

function expectSound(effects: readonly Effect[]): void {
  for (const { rule, risk, says, beforeMerging, afterMerging, causes, files } of effects) {
    if (risksOf.has(rule)) expect(risksOf.get(rule)).toContain(risk);
    // What the checks find is told by its finding, and addresses are only in the fleet.
    if (!["addresses-changed", "new-findings", "peers-reached"].includes(rule) && files === undefined)
      expect(causes.length, `${rule} has no cause`).toBeGreaterThan(0);
    for (const text of [says, beforeMerging ?? "-", afterMerging ?? "-"]) {
      expect(text, rule).not.toMatch(/undefined|NaN|\[object/);
      expect(text.trim(), rule).not.toBe("");
    }
  }
}

test("no rule fails on a fixture in which anything is replaced by anything", () => {
  const spoiling = fc.record({
    delta: fc.constantFrom(...deltas),
    path: fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 10 }),
    side: fc.constantFrom("before" as const, "after" as const, "both" as const),
    values: fc.array(json, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(spoiling, ({ delta, path, side, values }) => {
      const other = ({ body }: Resource, index: number): Json =>
        spoiled(body, path, values[index % values.length] ?? null);
      const before = side === "after" ? delta.before : otherBodies(delta.before, other);
      const after = side === "before" ? delta.after : otherBodies(delta.after, other);
      expectSound(effectsOf(deltaOf(before, after)));
    }),
    { numRuns: 500 },
  );
});

test("no rule fails on objects of the kinds that it looks at of which everything is anything", () => {
  const any = fc.array(json, { minLength: 3, maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...deltas), any, any, (delta, old, now) => {
      const before = otherBodies(delta.before, anythingOf(old));
      const after = otherBodies(delta.after, anythingOf(now));
      expectSound(effectsOf(deltaOf(before, after)));
    }),
    { numRuns: 500 },
  );
});
