import type { Risk } from "../risk.ts";
import type { Family } from "./families.ts";
import type { Move } from "./move.ts";

export interface Judged {
  readonly risk: Risk;
  /** `a minor version`: what kind of step it is, and what follows from that. */
  readonly step: string;
}

/**
 * A major version is incompatible by its own word. What a mesh runs on cannot go back from it as pods can (its CRDs are stored
 * anew), so a chart that moves by one is a stop; an image of an app rolls back by a revert.
 */
export function judgeMove({ how, minors, by }: Move, family: Family | undefined, of: "chart" | "image"): Judged {
  const isMachinery = of === "chart" || family !== undefined;
  switch (how) {
    case "form":
      return { risk: "careful", step: "the same version in another form" };
    case "patch":
      return { risk: "routine", step: "a patch version" };
    case "minor":
      return minors > 1 && family?.oneMinor !== undefined
        ? {
            risk: family.oneMinor.isStop ? "stop" : "careful",
            step: `${minors} minor versions at once, but ${family.oneMinor.why}`,
          }
        : { risk: "careful", step: minors > 1 ? `${minors} minor versions at once` : "a minor version" };
    case "major":
      return {
        risk: isMachinery ? "stop" : "careful",
        step: "a major version, which may break what relied on the old one",
      };
    case "back":
      return by === "patch"
        ? { risk: "careful", step: "back to an older patch version" }
        : {
            risk: isMachinery ? "stop" : "careful",
            step: `back by a ${by ?? "minor"} version${
              family?.name === "Istio"
                ? ", and Istio does not support sidecars that are newer than istiod"
                : isMachinery
                  ? ", and an older version may not be able to read what the newer one stored"
                  : ""
            }`,
          };
    case "unknown":
      return {
        risk: "careful",
        step: "not versions that can be compared, so that what changes cannot be told from their names",
      };
  }
}
