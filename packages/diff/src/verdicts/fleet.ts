import type { Verdict } from "../verdict.ts";

/** What is wrong with the fleet that each tree was rendered from: trust, network, what contradicts itself. */
export const fleet: Verdict = {
  name: "fleet",
  judge: ({ before, after }) => {
    const without = [before, after].filter((side) => side.fleet === undefined);
    const reasons = without.map(({ label, noFleet = "it has none" }) => `${label}: ${noFleet}`);
    return reasons.length > 0
      ? { notJudged: `the fleet cannot be read of ${reasons.join("; of ")}` }
      : { before: before.fleet?.findings ?? [], after: after.fleet?.findings ?? [] };
  },
};
