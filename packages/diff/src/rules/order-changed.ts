import { gateChanges } from "../order/gate-changes.ts";
import { kustomizationChanges } from "../order/kustomization-changes.ts";
import { hookChanges, unitMoves, waveChanges } from "../order/wave-changes.ts";
import type { Rule } from "../rule.ts";

export const orderChanged: Rule = {
  name: "order-changed",
  heading: "The order in which things start changes",
  summary: "Something waits for more, less or something else than before, or is applied earlier or later",
  risks: ["stop", "careful", "routine"],
  isFollowing: true,
  *run(delta, whole) {
    yield* gateChanges(delta, whole);
    yield* kustomizationChanges(delta);
    yield* waveChanges(delta);
    yield* unitMoves(delta);
    yield* hookChanges(delta);
  },
};
