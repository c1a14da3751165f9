import type { Step } from "@meshwright/kit";
import { offsetsOf } from "@meshwright/kit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const step = (id: string, after: readonly string[] = [], notBefore: readonly string[] = []): Step => ({
  id,
  after,
  notBefore,
});

/** Steps whose edges point only to earlier ones: any set without a circle can be written so. */
const acyclicSteps = fc
  .array(
    fc.record({ after: fc.array(fc.nat(30), { maxLength: 3 }), notBefore: fc.array(fc.nat(30), { maxLength: 2 }) }),
    {
      maxLength: 30,
    },
  )
  .chain((drafts) => {
    const steps = drafts.map(({ after, notBefore }, index) => {
      const earlier = (targets: readonly number[]) => targets.filter((target) => target < index).map(String);
      return step(String(index), earlier(after), earlier(notBefore));
    });
    return fc.shuffledSubarray(steps, { minLength: steps.length });
  });

describe("offsets inside a phase", () => {
  test("respect every edge, and are the smallest that do", () => {
    fc.assert(
      fc.property(acyclicSteps, (steps) => {
        const offsets = offsetsOf(steps);
        if (!offsets.ok) return false;
        const at = (id: string): number => offsets.of.get(id) ?? Number.NaN;
        return steps.every(({ id, after, notBefore }) => {
          const least = Math.max(0, ...after.map((before) => at(before) + 1), ...notBefore.map(at));
          return at(id) === least;
        });
      }),
    );
  });

  test("do not depend on the order in which steps are told", () => {
    fc.assert(
      fc.property(acyclicSteps, (steps) => {
        const one = offsetsOf(steps);
        const other = offsetsOf(steps.toReversed());
        if (!one.ok || !other.ok) return false;
        return steps.every(({ id }) => one.of.get(id) === other.of.get(id));
      }),
    );
  });

  test("find a circle wherever one is closed, and name nothing outside it", () => {
    fc.assert(
      fc.property(acyclicSteps, fc.nat(), fc.integer({ min: 1, max: 5 }), (steps, at, length) => {
        const ring = Array.from({ length }, (_, index) => step(`ring-${index}`, [`ring-${(index + 1) % length}`]));
        const place = at % (steps.length + 1);
        const offsets = offsetsOf([...steps.slice(0, place), ...ring, ...steps.slice(place)]);
        return (
          !offsets.ok &&
          offsets.circle.length === length + 1 &&
          offsets.circle[0] === offsets.circle.at(-1) &&
          offsets.circle.every((id) => id.startsWith("ring-"))
        );
      }),
    );
  });

  test("count what is not among the steps as there from the start", () => {
    const offsets = offsetsOf([step("istiod", ["an earlier phase"])]);
    expect(offsets).toEqual({ ok: true, of: new Map([["istiod", 0]]) });
  });
});
