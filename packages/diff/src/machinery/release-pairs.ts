import type { Release } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";

/** A release that is there before and after. */
interface StayingRelease {
  readonly before: Release;
  readonly after: Release;
}

/** The same, in an object that changes. */
export interface ReleasePair extends StayingRelease {
  readonly change: ObjectChange;
}

const keyOf = ({ namespace, name, chart }: Release): string => `${namespace}/${name}/${chart}`;

export function stayingReleases({ before, after }: ClusterDelta): readonly StayingRelease[] {
  const old = new Map(before.releases.map((release) => [keyOf(release), release]));
  return after.releases.flatMap((release) => {
    const was = old.get(keyOf(release));
    return was === undefined ? [] : [{ before: was, after: release }];
  });
}

/** Only releases of objects that change: what installs a chart and is equal on both sides installs the same. */
export function releasePairs(delta: ClusterDelta): readonly ReleasePair[] {
  const changed = new Map(delta.changes.filter(({ how }) => how === "changed").map((change) => [change.after, change]));
  return stayingReleases(delta).flatMap((pair) => {
    const change = changed.get(pair.after.from);
    return change === undefined ? [] : [{ ...pair, change }];
  });
}
