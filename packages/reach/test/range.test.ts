import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Range } from "@meshwright/reach";
import { common, holds, overlaps, rangeOf, without } from "@meshwright/reach";

test("a CIDR is its first and its last address", () => {
  expect(rangeOf("10.16.0.0/16")).toEqual({ first: 0x0a100000, last: 0x0a10ffff, text: "10.16.0.0/16" });
  expect(rangeOf("0.0.0.0/0")).toMatchObject({ first: 0, last: 0xffffffff });
});

describe("laws", () => {
  const range = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([one, other]): Range => ({ first: Math.min(one, other), last: Math.max(one, other), text: "" }));
  const addresses = ({ first, last }: Range) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

  test("what two ranges have in common is what both hold", () => {
    fc.assert(
      fc.property(range, range, (one, other) => {
        const both = addresses(one).filter((address) => addresses(other).includes(address));
        const found = common(one, other);
        expect(found === undefined ? [] : addresses(found)).toEqual(both);
        expect(overlaps(one, other)).toBe(both.length > 0);
        expect(holds(one, other)).toBe(both.length === addresses(other).length);
      }),
    );
  });

  test("what is left without others is what none of them holds", () => {
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 4 }), (one, others) => {
        const taken = new Set(others.flatMap(addresses));
        expect(without(one, others).flatMap(addresses)).toEqual(
          addresses(one).filter((address) => !taken.has(address)),
        );
      }),
    );
  });
});
