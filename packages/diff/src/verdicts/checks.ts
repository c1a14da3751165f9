import type { Examined } from "@meshwright/checks";
import { checkFolder, checkHub } from "@meshwright/checks";
import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { crdSetsOf, fleetFolder, isKustomization } from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import { resourceOf } from "../object-change.ts";
import type { Side } from "../side.ts";
import type { Verdict } from "../verdict.ts";

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const topOf = (path: string): string => path.split("/")[0] ?? "";

/** The folders of a side that hold objects, read or not. */
const foldersOf = ({ ids }: Side): ReadonlySet<string> =>
  new Set([...ids.keys()].filter((path) => /\.ya?ml$/.test(path)).map(folderOf));

/** What a side holds in the top folders that differ, and in that of what all share, without which no delivery can be judged. */
function held(
  side: Side,
  clusters: readonly ClusterDelta[],
  of: "before" | "after",
): ReadonlyMap<string, readonly Resource[]> {
  const read = new Map(clusters.map((one) => [one.cluster, one[of].resources]));
  if (!read.has(fleetFolder) && side.tops.includes(fleetFolder)) read.set(fleetFolder, side.resources(fleetFolder));
  return read;
}

/** True where what delivers differs, or the folders that are delivered: else each Argo CD judges both sides alike. */
function isOfHubs({ before, after, clusters }: Delta): boolean {
  const delivers = clusters.some(({ changes }) =>
    changes.map(resourceOf).some((one) => one.area.of === "delivery" || isKustomization(one)),
  );
  return delivers || foldersOf(before).symmetricDifference(foldersOf(after)).size > 0;
}

const crdsIn = (resources: readonly Resource[], sets: ReadonlySet<string>): readonly Resource[] =>
  resources.filter(({ area }) => area.of === "crds" && sets.has(area.set));

/**
 * What the checks find in the top folders that differ. Of the others only the names of the folders are known: what is found of
 * those is the same on both sides, or cannot be judged without reading them, and is left out.
 */
function findingsOf(
  delta: Delta,
  of: "before" | "after",
  { fleet, withHubs }: { readonly fleet: Fleet | undefined; readonly withHubs: boolean },
): readonly Finding[] {
  const side = delta[of];
  const read = held(side, delta.clusters, of);
  const shared = read.get(fleetFolder) ?? [];
  const examined = [...read].map(([name, resources]): Examined => {
    const sets = crdSetsOf(resources);
    return checkFolder({ name, resources, shared: sets.size === 0 ? [] : crdsIn(shared, sets) }, fleet);
  });
  const ofFolders = examined.flatMap(({ findings }) => findings);
  if (!withHubs) return ofFolders;
  const unread = [...Map.groupBy(foldersOf(side), topOf)].filter(([top]) => !read.has(top));
  const others = unread.map(([name, folders]): Examined => ({ name, findings: [], delivering: [], folders }));
  const ofHub = checkHub([...examined, ...others]).filter(
    ({ place }) => place.in !== "file" || read.has(topOf(place.file)),
  );
  return [...ofFolders, ...ofHub];
}

export const checks: Verdict = {
  name: "checks",
  judge: (delta) => {
    // What is given is known on both sides or on none, or one side alone would be judged by it.
    const [before, after] = [delta.before.fleet?.fleet, delta.after.fleet?.fleet];
    const isKnown = before !== undefined && after !== undefined;
    const withHubs = isOfHubs(delta);
    return {
      before: findingsOf(delta, "before", { fleet: isKnown ? before : undefined, withHubs }),
      after: findingsOf(delta, "after", { fleet: isKnown ? after : undefined, withHubs }),
    };
  },
};
