import type { Fleet, ReleaseFamily, Releases } from "@meshwright/model";
import { releaseFamilies } from "@meshwright/model";

/** The same fleet with its charts rendered: all, or those of some families. */
export const renderedFleet = (fleet: Fleet, families: readonly ReleaseFamily[] = releaseFamilies): Fleet => ({
  ...fleet,
  clusters: fleet.clusters.map((cluster) => {
    const releases: Releases = { ...cluster.releases };
    for (const family of families) {
      const settings = releases[family];
      if (settings !== undefined) Object.assign(releases, { [family]: { ...settings, charts: "rendered" } });
    }
    return { ...cluster, releases };
  }),
});
