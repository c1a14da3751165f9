import type { Resource } from "@meshwright/inventory";
import { inventoryOf, releasesOf } from "@meshwright/inventory";
import type { ClusterDelta, Delta, FileChange } from "./delta.ts";
import { matchObjects } from "./match-objects.ts";
import type { Side } from "./side.ts";

/** Stands for what lies in no folder that was rendered: the whole of a folder of anybody's. */
export const noTop = ".";

/** What differs between two trees; what is equal on both sides is not read. */
export function deltaOf(before: Side, after: Side): Delta {
  const paths = new Set([...before.ids.keys(), ...after.ids.keys()]);
  const differing = [...paths].filter((path) => before.ids.get(path) !== after.ids.get(path)).toSorted();
  const tops = new Set([...before.tops, ...after.tops]);
  const byTop = Map.groupBy(differing, (path) => {
    const first = path.split("/")[0] ?? "";
    return tops.has(first) ? first : noTop;
  });
  const clusters = [...byTop].map(([top, files]) => clusterDelta(top, files, before, after));
  return { before, after, clusters: clusters.toSorted((left, right) => (left.cluster < right.cluster ? -1 : 1)) };
}

function clusterDelta(cluster: string, differing: readonly string[], before: Side, after: Side): ClusterDelta {
  const [old, now] = [before.resources(cluster), after.resources(cluster)];
  const objects = new Set([...old, ...now].map(({ file }) => file));
  const inventory = (resources: readonly Resource[]) => inventoryOf(cluster, resources, releasesOf(resources));
  return {
    cluster,
    presence:
      !before.tops.includes(cluster) && after.tops.includes(cluster)
        ? "new"
        : before.tops.includes(cluster) && !after.tops.includes(cluster)
          ? "gone"
          : "both",
    changes: matchObjects(old, now, { before: before.ids, after: after.ids }),
    files: differing
      .filter((path) => !objects.has(path))
      .map((path): FileChange => ({
        how: !before.ids.has(path) ? "added" : after.ids.has(path) ? "changed" : "removed",
        path,
      })),
    before: inventory(old),
    after: inventory(now),
  };
}
