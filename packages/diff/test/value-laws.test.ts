import type { Json } from "@meshwright/model";
import fc from "fast-check";
import { dump } from "js-yaml";
import { expect, test } from "vitest";
import { applyChanges } from "../src/value/apply-changes.ts";
import { compareValues } from "../src/value/compare-values.ts";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

const word = fc.constantFrom("nginx", "sleep", "proxy", "80", "TCP", "a\nb: 1");

const plain = fc.oneof(word, fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constant(null));

/** Lists with merge keys, and lists that look as if they had some. */
const item = fc.oneof(
  plain,
  fc.record({ name: word, value: plain, args: fc.array(word) }, { requiredKeys: [] }),
  fc.record(
    { containerPort: fc.integer({ min: 1, max: 3 }), protocol: fc.constantFrom("TCP", "UDP") },
    { requiredKeys: ["containerPort"] },
  ),
);

const field = fc.constantFrom("containers", "ports", "env", "args", "rules", "tolerations", "__proto__", "a/b~c");

const object = fc.dictionary(
  field,
  fc.oneof(fc.array(item, { maxLength: 6 }), fc.dictionary(field, plain), plain),
) as fc.Arbitrary<Json>;

const edited = object.chain((before) => fc.tuple(fc.constant(before), shuffledWithin(before)));

/** The same with lists in another order, with items removed and doubled. */
function shuffledWithin(value: Json): fc.Arbitrary<Json> {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return fc
      .tuple(fc.shuffledSubarray([...items], { minLength: 0 }), fc.array(fc.nat({ max: 5 }), { maxLength: 2 }))
      .map(([kept, doubled]) => [...kept, ...doubled.flatMap((index) => items.slice(index, index + 1))]);
  }
  if (typeof value !== "object" || value === null) return fc.constant(value);
  return fc
    .tuple(
      ...Object.entries(value).map(([key, inner]) => shuffledWithin(inner ?? null).map((now) => [key, now] as const)),
    )
    .map((entries) => Object.fromEntries(entries));
}

test.each([
  ["any values", fc.tuple(json, json)],
  ["objects", fc.tuple(object, object)],
  ["objects whose lists are shuffled, thinned and doubled", edited],
])("what differs makes after of before: %s", (_, both) => {
  fc.assert(
    fc.property(both, ([before, after]) => {
      expect(applyChanges(before, compareValues(before, after))).toEqual(after);
    }),
    { numRuns: 1000 },
  );
});

const embedded = fc.tuple(edited, fc.boolean(), fc.boolean()).map(([[before, after], isJson, isIndented]) => {
  const written = (value: Json): string => (isJson ? JSON.stringify(value, null, isIndented ? 2 : 0) : dump(value));
  return { before, after, texts: [written(before), written(after)] as const };
});

test("what differs within texts makes the data of after of that of before", () => {
  let compared = 0;
  fc.assert(
    fc.property(embedded, ({ before, after, texts }) => {
      const [change] = compareValues({ data: texts[0] }, { data: texts[1] });
      if (change?.how !== "changed" || change.inside === undefined || change.inside.as === "lines") return;
      compared += 1;
      expect(applyChanges(before, change.inside.changes)).toEqual(after);
    }),
    { numRuns: 500 },
  );
  expect(compared).toBeGreaterThan(100);
});

test.each([json, object])("a value does not differ from itself", (any) => {
  fc.assert(
    fc.property(any, (value) => {
      expect(compareValues(value, structuredClone(value))).toEqual([]);
    }),
  );
});
