import type { Rule } from "../rule.ts";
import { chartMoves } from "../version/chart-moves.ts";
import { imageMoves } from "../version/image-moves.ts";
import { valueMoves } from "../version/value-moves.ts";

export const versionMoved: Rule = {
  name: "version-moved",
  heading: "Versions move",
  summary: "A Helm chart or a container image gets another version, or comes from another place",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    yield* chartMoves(delta);
    yield* imageMoves(delta);
    yield* valueMoves(delta);
  },
};
