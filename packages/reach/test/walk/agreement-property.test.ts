import type { Network } from "@meshwright/reach";
import { networkOf, planOf } from "@meshwright/reach";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Break } from "../generated/breaks.ts";
import { breaksOf, gapsOf } from "../generated/breaks.ts";
import { fleetOf } from "../generated/fleets.ts";
import { fleetShapes } from "../generated/shapes.ts";
import { disagreements } from "./agreement.ts";

// Seen to fail, each within thirty networks, with a walk that takes the shortest prefix, that passes blackholes, zones without an attachment,
// a peering of gateways without a route table or a pending VPC peering, whose inbound ACL rules look at where packets go, or whose
// answers go to the port of the service.

test("the solver says of a whole network what becomes of its packets", () => {
  fc.assert(
    fc.property(fleetShapes, (shape) => {
      const fleet = fleetOf(shape);
      expect([...disagreements(fleet, networkOf(fleet, planOf(fleet)))].slice(0, 1)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("and of one in which something is missing or mistaken", () => {
  agrees(breaksOf, 80);
});

test("and of one of which nobody has said all", () => {
  agrees((network) => [...gapsOf(network), ...breaksOf(network)], 60);
});

function agrees(waysOf: (network: Network) => readonly Break[], numRuns: number): void {
  fc.assert(
    fc.property(fleetShapes, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (shape, picks) => {
      const fleet = fleetOf(shape);
      let network = networkOf(fleet, planOf(fleet));
      const broken: string[] = [];
      for (const pick of picks) {
        const ways = waysOf(network);
        const one = ways[pick % ways.length];
        if (one === undefined) continue;
        network = one.broken();
        broken.push(one.what);
      }
      const [first] = disagreements(fleet, network);
      expect({ broken, first }).toEqual({ broken, first: undefined });
    }),
    { numRuns },
  );
}
