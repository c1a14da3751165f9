import { networkOf, planOf } from "@meshwright/reach";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeAll } from "../brute-force/whole.ts";
import { fleets } from "../generated/fleets.ts";

test("with what is planned, every packet between peers arrives, and its answer", () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const network = networkOf(fleet, planOf(fleet));
      for (const { from, to, flow, fate } of judgeAll(fleet, network))
        expect({ from: from.name, to: to.name, flow: flow.name, fate }).toMatchObject({ fate: { is: "delivered" } });
    }),
    { numRuns: 100 },
  );
});
