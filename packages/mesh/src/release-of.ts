import type { Cluster, ReleaseFamily, ReleaseSettings } from "@meshwright/model";

/** The settings of a release that a component installs. The fleet was checked to have them. */
export function releaseOf({ name, releases }: Cluster, family: ReleaseFamily): ReleaseSettings {
  const settings = releases[family];
  if (settings === undefined) throw new Error(`${name}: the fleet says nothing of release ${family}`);
  return settings;
}
