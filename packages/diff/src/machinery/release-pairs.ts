import type { Release } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";

/** A release that is there before and after, in an object that changes. */
export interface ReleasePair {
  readonly before: Release;
  readonly after: Release;
  readonly change: ObjectChange;
}

const keyOf = ({ namespace, name, chart }: Release): string => `${namespace}/${name}/${chart}`;

/** Only releases of objects that change: what installs a chart and is equal on both sides installs the same. */
export function releasePairs({ before, after, changes }: ClusterDelta): readonly ReleasePair[] {
  const old = new Map(before.releases.map((release) => [keyOf(release), release]));
  const changed = new Map(changes.filter(({ how }) => how === "changed").map((change) => [change.after, change]));
  return after.releases.flatMap((release) => {
    const [was, change] = [old.get(keyOf(release)), changed.get(release.from)];
    return was === undefined || change === undefined ? [] : [{ before: was, after: release, change }];
  });
}
