import type { Verdict } from "../verdict.ts";

/** What is wrong with the fleet that each tree was rendered from: trust, network, what contradicts itself. */
export const fleet: Verdict = {
  name: "fleet",
  judge: ({ before, after }) => {
    const without = [before, after].filter((side) => side.fleet === undefined).map(({ label }) => label);
    return without.length > 0
      ? {
          notJudged: `no fleet can be read for ${without.join(" and ")}: there is none, or it is code, which is not run`,
        }
      : { before: before.fleet?.findings ?? [], after: after.fleet?.findings ?? [] };
  },
};
