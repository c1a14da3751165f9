import fc from "fast-check";
import { expect, test } from "vitest";
import { differences } from "../src/compare/differences.ts";
import { clusterShape, meshShape } from "../src/compare/fleet-shapes.ts";
import { overlay } from "../src/compare/overlay.ts";
import type { MapShape, Shape } from "../src/compare/shape.ts";

const names = ["rtb-0a", "rtb-0b", "subnet-0c", "10.16.0.0/16", "10.32.0.0/16"];

/** A list in which nothing is named twice, as AWS lists things and as a fleet is checked. */
const unique = (item: fc.Arbitrary<Record<string, unknown>>, by?: string) =>
  fc.uniqueArray(item, { maxLength: 4, selector: (one) => JSON.stringify(by === undefined ? one : one[by]) });

/** What a fleet says (keys may be left out), or what AWS says: then null where there is no such thing. */
function words(shape: Shape, who: "aws" | "fleet"): fc.Arbitrary<unknown> {
  if (shape.is === "value") return fc.constantFrom<unknown>(...names, true, false, 443);
  if (shape.is === "set") return fc.uniqueArray(fc.constantFrom(...names), { maxLength: 3 });
  if (shape.is === "list") return unique(mapWords(shape.of, who, shape.by), shape.by);
  return mapWords(shape, who);
}

function mapWords({ keys }: MapShape, who: "aws" | "fleet", by?: string): fc.Arbitrary<Record<string, unknown>> {
  const entries = Object.entries(keys).map(([name, { shape }]) => {
    const said = words(shape, who);
    if (name === by && shape.is === "value") return [name, fc.constantFrom(...names)] as const;
    if (name === by) return [name, fc.constantFrom(["quay", "ferry"], ["ferry", "pier"])] as const;
    return [name, who === "aws" && shape.is === "value" ? fc.option(said, { freq: 5 }) : said] as const;
  });
  return fc.record(Object.fromEntries(entries), { requiredKeys: by === undefined ? [] : [by] });
}

test.each([
  { name: "a cluster", shape: clusterShape },
  { name: "the mesh", shape: meshShape },
])("what $name takes over differs in nothing, and is taken over once", ({ shape }) => {
  fc.assert(
    fc.property(words(shape, "fleet"), words(shape, "aws"), (said, wanted) => {
      const taken = overlay(shape, said, wanted);
      expect(differences(shape, taken, wanted)).toEqual([]);
      expect(overlay(shape, taken, wanted)).toEqual(taken);
      // No difference, no change: not even of words that mean the same.
      if (differences(shape, said, wanted).length === 0) expect(taken).toEqual(said);
    }),
    { numRuns: 300 },
  );
});

test("words that mean the same stay as they are", () => {
  const said = {
    vpc: {
      cidrs: ["10.32.0.0/16", "10.16.0.0/16"],
      routeTables: [{ id: "rtb-0a", routes: [{ destination: "0.0.0.0/0", target: "nat-0a", state: "active" }] }],
    },
  };
  const aws = {
    vpc: {
      cidrs: ["10.16.0.0/16", "10.32.0.0/16"],
      networkACLs: null,
      routeTables: [{ id: "rtb-0a", routes: [{ destination: "0.0.0.0/0", target: "nat-0a", state: "active" }] }],
    },
  };
  expect(differences(clusterShape, said, aws)).toEqual([]);
  expect(overlay(clusterShape, said, aws)).toEqual(said);
});
