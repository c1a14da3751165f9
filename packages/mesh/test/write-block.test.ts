import fc from "fast-check";
import { expect, test } from "vitest";
import { printByLibrary, printYaml } from "../src/print-yaml.ts";

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", " ", "\n", "#"), maxLength: 9 }),
  fc.stringMatching(/^[A-Za-z][\w./:-]{3,12}$/),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from("ab:-#? '\"|>{}[],&*!%@`0x1.e~\n\t\r")), maxLength: 8 }),
  fc.constantFrom(
    "yes",
    "off",
    "null",
    "~",
    "0o17",
    "1e3",
    "012",
    "2026-01-01",
    "=",
    "<<",
    "---",
    "...",
    "a: b",
    "a #b",
    "y".repeat(1100),
    "x y ".repeat(50),
    "a\n",
    "a\n\n",
    " a\nb",
    "\u2028",
    "\u0085",
  ),
);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "medium" },
    word,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("map"),
  ),
  list: fc.array(tie("any"), { maxLength: 4 }),
  map: fc.dictionary(word, tie("any"), { maxKeys: 5 }),
}));

test("what is put together is what the library writes", () => {
  fc.assert(
    fc.property(fc.oneof(value.map, value.list, value.any), (one) => {
      expect(printYaml(one)).toBe(printByLibrary(one));
    }),
    { numRuns: 2000 },
  );
});
