import type { Side } from "../side.ts";
import type { Verdict } from "../verdict.ts";

/** Why nothing is known of the fleet of a side. */
const whyNot = ({ label, fleet, noFleet }: Side): readonly string[] =>
  fleet === undefined ? [`${label}: ${noFleet ?? "it has no fleet that can be read"}`] : [];

/** What is wrong with the fleet that each tree was rendered from: trust, network, what contradicts itself. */
export const fleet: Verdict = {
  name: "fleet",
  judge: ({ before, after }) => {
    const reasons = [before, after].flatMap(whyNot);
    return reasons.length > 0
      ? { notJudged: reasons.join("; ") }
      : { before: before.fleet?.findings ?? [], after: after.fleet?.findings ?? [] };
  },
};
