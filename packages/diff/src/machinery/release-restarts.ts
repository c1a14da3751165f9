import type { ClusterDelta, Delta } from "../delta.ts";
import { toldWithMembers } from "../mesh/members.ts";
import type { Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { changeInWords } from "../value/in-words.ts";
import { changedCauses } from "../version/changed-causes.ts";
import { enumerate } from "../words.ts";
import { chartSourceOf } from "./chart-source.ts";
import { partOfChart } from "./part.ts";
import { reachOf } from "./reach.ts";
import { releasePairs, stayingReleases } from "./release-pairs.ts";
import { causeOfValues, keysOf } from "./value-changes.ts";
import { workloadsOf } from "./workloads.ts";

/** How to see that a workload is done: `Deployment istio-system/istiod`. */
export function rolloutCommand(workload: string): string {
  const [kind = "", name = ""] = workload.split(" ");
  const [namespace = "", object = ""] = name.split("/");
  return `kubectl -n ${namespace} rollout status ${kind.toLowerCase()}/${object}`;
}

const lookAt = (restarts: readonly string[]): Pick<Said, "afterMerging"> => {
  const [one] = restarts;
  return one === undefined
    ? {}
    : { afterMerging: `\`${rolloutCommand(one)}\` must end: then all of its pods are new.` };
};

/** What differs in the list of clusters that Kiali shows; undefined for anything else. */
function clusterOfKiali(chart: string, change: ValueChange): string | undefined {
  const [first, list, cluster, ...more] = keysOf(change);
  if (chart !== "kiali-server" || first !== "clustering" || list !== "clusters" || cluster === undefined)
    return undefined;
  if (more.length > 0 || change.how === "changed") return `what it says of cluster ${cluster} changes`;
  return `its list of clusters ${change.how === "removed" ? "loses" : "gains"} ${cluster}`;
}

const settingsInWords = (chart: string, changes: readonly ValueChange[]): string =>
  enumerate(
    changes.map((change) => clusterOfKiali(chart, change) ?? changeInWords(change)),
    5,
  );

/** Values that end up in a pod template. */
function* byValues(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  const told = toldWithMembers(delta, whole);
  for (const pair of releasePairs(delta)) {
    const changes = pair.valueChanges.filter(
      (one) => reachOf(pair.after.chart, keysOf(one)) === "pods" && !told.part(pair.after.from, one),
    );
    if (changes.length === 0) continue;
    const parts = new Set(changes.map((one) => keysOf(one)[0]));
    const restarts = [...new Set([...parts].flatMap((part) => workloadsOf(pair.after, part)))];
    const { name, meanwhile } = partOfChart(pair.after.chart) ?? {
      name: `what the Helm chart ${pair.after.chart} runs`,
      meanwhile: undefined,
    };
    const title =
      name.startsWith("the ") || name.startsWith("what ") ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
    const what = restarts.length === 0 ? title : `${title} (${enumerate(restarts)})`;
    yield {
      risk: "careful",
      says: `${what} restarts with other settings: ${settingsInWords(pair.after.chart, changes)}.${meanwhile === undefined ? "" : ` ${meanwhile}.`}`,
      ...lookAt(restarts),
      causes: [causeOfValues(pair, changes)],
      ...(restarts.length > 0 && { restarts }),
    };
  }
}

/** Another version of a chart brings other images. */
function* byVersions(delta: ClusterDelta): Iterable<Said> {
  for (const { before: was, after: is } of stayingReleases(delta)) {
    const restarts = workloadsOf(is);
    const part = partOfChart(is.chart);
    if (part === undefined || restarts.length === 0) continue;
    const [before, after] = [chartSourceOf(was, delta.before), chartSourceOf(is, delta.after)];
    if (before.version === after.version) continue;
    const causes = changedCauses(delta.changes, [...before.said, ...after.said]);
    if (causes.length === 0) continue;
    yield {
      risk: "careful",
      says: `The pods of ${part.name} (${enumerate(restarts)}) are replaced by those of chart version ${after.version ?? "unknown"}. ${part.meanwhile}.`,
      ...lookAt(restarts),
      causes,
      restarts,
    };
  }
}

/** What charts by reference restart. */
export function* releaseRestarts(delta: ClusterDelta, whole: Delta): Iterable<Said> {
  yield* byVersions(delta);
  yield* byValues(delta, whole);
}
