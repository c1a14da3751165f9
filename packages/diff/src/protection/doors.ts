import { at } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import { causeOfValues, keysOf, valueChanges } from "../machinery/value-changes.ts";
import type { Said } from "../rule.ts";

/** Who gets in to Kiali: https://kiali.io/docs/configuration/authentication/. */
export const doorEffects = (delta: ClusterDelta): readonly Said[] =>
  [...releasePairs(delta)]
    .filter(({ after }) => after.chart === "kiali-server")
    .flatMap((pair): readonly Said[] => {
      const within = valueChanges(pair).filter((one) => keysOf(one)[0] === "auth" && keysOf(one)[1] === "strategy");
      const [old, now] = [pair.before, pair.after].map(({ values }) => at(values, "auth", "strategy"));
      const [from, to] = [old, now].map((one) => (typeof one === "string" ? one : "the chart's own"));
      if (within.length === 0) return [];
      return [
        {
          risk: now === "anonymous" ? "stop" : "careful",
          says: `Kiali lets people in by ${to}, before by ${from}.${now === "anonymous" ? " Whoever reaches its page sees the whole mesh, and nobody is asked who they are." : ""}`,
          beforeMerging: "Find out who reaches the page of Kiali over the network.",
          afterMerging: "Try to get in as somebody who must not.",
          causes: [causeOfValues(pair, within)],
        },
      ];
    });
