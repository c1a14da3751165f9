import { printYaml } from "@meshwright/mesh";
import fc from "fast-check";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

/** Strings that some YAML reader takes for something else. */
const treacherous = [
  ..."yes no on off y n Y N true false null ~ = <<".split(" "),
  ..."0o17 017 0x1F 0b11 1_000 12:30:45 1e3 .5 .inf .nan -0 +1 2026-11-22 2026-11-22T10:00:00Z".split(" "),
  ..."- ? : { } [ ] , # & * ! | > % @ `".split(" "),
  "",
  " ",
  " a",
  "a ",
  "a: b",
  "a #b",
  "a\nb",
  "a\nb\n",
  "\na",
  "a\n\n",
  "\ta",
  "a\tb",
  "\u0085",
  "\u2028",
  "\ufeff",
  "é",
];

/** The reader used here takes a point or an exponent without digits (`.`, `e0`) for a float; Kubernetes' own reader does not. */
const misread = /^[-+]?(\._*|\.?_*[eE][-+]?\d+)$/;
const text = fc
  .oneof(fc.constantFrom(...treacherous), fc.string(), fc.string({ unit: "binary" }))
  .filter((one) => !misread.test(one));
const value = fc.letrec((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, text, fc.boolean(), fc.integer(), fc.constant(null), tie("list"), tie("map")),
  list: fc.array(tie("any"), { maxLength: 4 }),
  map: fc.dictionary(
    text.filter((key) => key !== "__proto__"),
    tie("any"),
    { maxKeys: 4 },
  ),
})).map;

describe("what is printed", () => {
  test("is read back as what it was, by YAML 1.2", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(load(printYaml(given))).toEqual(given);
      }),
    );
  });
  test("is read back as what it was, by YAML 1.1, which Kubernetes reads", () => {
    const read = (source: string): unknown => parse(source, { version: "1.1", merge: false });
    fc.assert(
      fc.property(value, (given) => {
        expect(read(printYaml(given))).toEqual(given);
      }),
    );
  });
  test("does not depend on the order of keys", () => {
    expect(printYaml({ spec: 1, kind: "A", apiVersion: "v1", metadata: { labels: {}, name: "a" } })).toBe(
      printYaml({ apiVersion: "v1", kind: "A", metadata: { name: "a", labels: {} }, spec: 1 }),
    );
  });
  test("begins as people write Kubernetes objects", () => {
    const printed = printYaml({
      spec: {},
      metadata: { annotations: {}, namespace: "b", name: "a" },
      kind: "A",
      apiVersion: "v1",
    });
    expect(printed.split("\n").map((line) => line.replace(/:.*/, ""))).toEqual([
      "apiVersion",
      "kind",
      "metadata",
      "  name",
      "  namespace",
      "  annotations",
      "spec",
      "",
    ]);
  });
});
