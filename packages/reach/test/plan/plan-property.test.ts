import { flowsBetween, groundOf, networkOf, planOf, walk } from "@meshwright/reach";
import { peersOf } from "@meshwright/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeAll } from "../brute-force/whole.ts";
import { fleets } from "../generated/fleets.ts";

test("with what is planned, the solver finds every flow between peers reachable", () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const ground = groundOf(fleet, networkOf(fleet, planOf(fleet)));
      for (const from of fleet.clusters)
        for (const to of peersOf(fleet.clusters, from))
          for (const flow of flowsBetween(fleet, from, to))
            expect({ flow: flow.why, verdict: walk(ground, flow) }).toMatchObject({ verdict: { is: "allowed" } });
    }),
    { numRuns: 100 },
  );
});

test("and every packet arrives, and its answer", () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      for (const { flow, fate } of judgeAll(fleet, networkOf(fleet, planOf(fleet))))
        expect({ flow: flow.why, fate }).toMatchObject({ fate: { is: "delivered" } });
    }),
    { numRuns: 60 },
  );
});

test("no rule of a security group is planned that nothing needs", () => {
  fc.assert(
    fc.property(fleets, fc.nat(), (fleet, pick) => {
      const plan = planOf(fleet);
      const { securityGroupRules: rules } = plan;
      if (rules.length === 0) return;
      const without = { ...plan, securityGroupRules: rules.filter((_, at) => at !== pick % rules.length) };
      const fates = [...judgeAll(fleet, networkOf(fleet, without))].map(({ fate }) => fate.is);
      expect({ rule: rules[pick % rules.length], isMissed: fates.includes("dropped") }).toMatchObject({
        isMissed: true,
      });
    }),
    { numRuns: 60 },
  );
});
