import type { ClusterDelta } from "../delta.ts";
import { partOfChart } from "../machinery/part.ts";
import { reachOf } from "../machinery/reach.ts";
import { releasePairs } from "../machinery/release-pairs.ts";
import { causeOfValues, keysOf } from "../machinery/value-changes.ts";
import type { Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { changeInWords } from "../value/in-words.ts";
import { enumerate } from "../words.ts";

/**
 * One pod or none is left, or nothing keeps pods from being away at once. Without an autoscaler a chart of Istio has one pod unless it
 * is told otherwise, and 0 is no number to it: `if .Values.replicaCount` in templates/deployment.yaml of istio-discovery.
 */
function isFew(change: ValueChange): boolean {
  const last = keysOf(change).at(-1) ?? "";
  const [was, is] = ["before" in change ? change.before : undefined, "after" in change ? change.after : undefined];
  if (/^(?:autoscaleMin|minReplicas|replicaCount|replicas)$/.test(last))
    return typeof is === "number" ? is < 2 && !(Number(was) <= is) : change.how === "removed" && Number(was) > 1;
  return (last === "enabled" || last === "autoscaleEnabled") && is === false;
}

/** Values of charts by reference that say how many pods there are, and how many may be away. */
export function* valueScale(delta: ClusterDelta): Iterable<Said> {
  for (const pair of releasePairs(delta)) {
    const changes = pair.valueChanges.filter((one) => reachOf(pair.after.chart, keysOf(one)) === "scale");
    if (changes.length === 0) continue;
    const few = changes.some(isFew);
    const { chart, namespace } = pair.after;
    yield {
      risk: few ? "careful" : "routine",
      says: `The number of pods of ${partOfChart(chart)?.name ?? `the Helm chart ${chart}`} in ${namespace} changes, or how many may be away: ${enumerate(changes.map(changeInWords), 5)}. No pod that stays restarts.`,
      ...(few && {
        afterMerging: `\`kubectl -n ${namespace} get deployments,poddisruptionbudgets\` shows what is left. With a single pod it is away whenever that pod is.`,
      }),
      causes: [causeOfValues(pair, changes)],
    };
  }
}
