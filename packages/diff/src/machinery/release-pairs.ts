import type { Release } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";
import { oncePer } from "../once-per.ts";
import type { ValueChange } from "../value/change.ts";
import { compareValues } from "../value/compare-values.ts";

/** A release that is there before and after. */
interface StayingRelease {
  readonly before: Release;
  readonly after: Release;
}

/** The same, in an object that changes. */
export interface ReleasePair extends StayingRelease {
  readonly change: ObjectChange;
  /** What differs in its Helm values; paths count from the top of the values. */
  readonly valueChanges: readonly ValueChange[];
}

const keyOf = ({ namespace, name, chart }: Release): string => `${namespace}/${name}/${chart}`;

export function stayingReleases({ before, after }: ClusterDelta): readonly StayingRelease[] {
  const old = new Map(before.releases.map((release) => [keyOf(release), release]));
  return after.releases.flatMap((release) => {
    const was = old.get(keyOf(release));
    return was === undefined ? [] : [{ before: was, after: release }];
  });
}

/** Only releases of objects that change: what installs a chart and is equal on both sides installs the same. Many rules ask for them. */
export const releasePairs = oncePer((delta: ClusterDelta): readonly ReleasePair[] => {
  const changed = new Map(delta.changes.filter(({ how }) => how === "changed").map((change) => [change.after, change]));
  return stayingReleases(delta).flatMap((pair) => {
    const change = changed.get(pair.after.from);
    return change === undefined ? [] : [{ ...pair, change, valueChanges: valueChanges(pair) }];
  });
});

const valueChanges = ({ before, after }: StayingRelease): readonly ValueChange[] =>
  before.values === undefined || after.values === undefined
    ? compareValues(before.values ?? {}, after.values ?? {})
    : compareValues(before.values, after.values);
