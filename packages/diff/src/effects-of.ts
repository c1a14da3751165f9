import { asApplied } from "./as-applied.ts";
import type { ClusterDelta, Delta } from "./delta.ts";
import type { Cause, Effect } from "./effect.ts";
import { causeOf } from "./effect.ts";
import { manifestOf } from "./manifest.ts";
import type { ObjectChange } from "./object-change.ts";
import { resourceOf } from "./object-change.ts";
import { compareRisks } from "./risk.ts";
import type { Rule } from "./rule.ts";
import { goesWithUnit } from "./order/gate-changes.ts";
import { rules } from "./rules.ts";
import { unjudged } from "./unjudged.ts";
import { pointerOf } from "./value/change.ts";

/** What the changes of two trees do, by risk and rule. What no rule judges is said as well. */
export function effectsOf(delta: Delta): readonly Effect[] {
  const effects = delta.clusters.flatMap((matched) => {
    const cluster = { ...matched, changes: asApplied(matched.changes) };
    const asked = rules.filter(({ ofWhole }) => cluster.presence === "both" || ofWhole === true);
    const said = asked.flatMap((rule) => run(rule, cluster, delta));
    return [...said, ...unjudgedIn(cluster, said), ...unjudgedFiles(cluster, said)];
  });
  const ofTree = rules.flatMap((rule) =>
    Array.from(rule.ofTree?.(delta) ?? [], (said): Effect => ({ rule: rule.name, ...said })),
  );
  return [...effects, ...ofTree].toSorted(
    (left, right) =>
      compareRisks(left.risk, right.risk) || (left.rule < right.rule ? -1 : Number(left.rule > right.rule)),
  );
}

const run = (rule: Rule, cluster: ClusterDelta, delta: Delta): readonly Effect[] =>
  Array.from(rule.run(cluster, delta), (said) => ({ rule: rule.name, cluster: cluster.cluster, ...said }));

/** The changes, or what of them, that no effect names as its cause. */
function unjudgedIn(delta: ClusterDelta, effects: readonly Effect[]): readonly Effect[] {
  const { cluster, changes } = delta;
  const causes = Map.groupBy(
    effects.flatMap((effect) => effect.causes),
    ({ object }) => object.file,
  );
  return changes.flatMap((change) => {
    if (goesWithUnit(change, delta)) return [];
    const judging = causes.get(resourceOf(change).file) ?? [];
    const left = leftOf(change, judging);
    return left === undefined ? [] : [{ rule: unjudged.name, cluster, ...unjudged.say(change, left), causes: [left] }];
  });
}

/** A manifest follows from all other files; no one reads it. */
function unjudgedFiles({ cluster, files }: ClusterDelta, effects: readonly Effect[]): readonly Effect[] {
  const judged = new Set(effects.flatMap((effect) => effect.files ?? []));
  return files
    .filter(({ path }) => !judged.has(path) && path !== manifestOf(cluster))
    .map((file) => ({
      rule: unjudged.name,
      cluster,
      ...unjudged.sayOfFile(file),
      causes: [],
      files: [file.path],
    }));
}

function leftOf(change: ObjectChange, judging: readonly Cause[]): Cause | undefined {
  if (judging.some(({ pointers }) => pointers === undefined)) return undefined;
  const pointers = judging.flatMap((cause) => cause.pointers ?? []);
  const isJudged = (pointer: string): boolean =>
    pointers.some((one) => pointer === one || pointer.startsWith(`${one}/`) || one.startsWith(`${pointer}/`));
  const left = change.changes.filter(({ path }) => !isJudged(pointerOf(path)));
  if (change.changes.length === 0) return pointers.length > 0 ? undefined : causeOf(change);
  return left.length === 0 ? undefined : causeOf(change, left);
}
