import type { Rule } from "../rule.ts";
import { chartMoves } from "../version/chart-moves.ts";
import { imageMoves, imageMovesIn } from "../version/image-moves.ts";
import { valueMoves } from "../version/value-moves.ts";

export const versionMoved: Rule = {
  name: "version-moved",
  heading: "Versions move",
  summary: "A Helm chart or a container image gets another version, or comes from another place",
  risks: ["stop", "careful", "routine"],
  mayRestart: true,
  *run(delta, whole) {
    const { said, left } = chartMoves(delta, whole, imageMovesIn(delta));
    yield* said;
    yield* imageMoves(left);
    yield* valueMoves(delta);
  },
};
