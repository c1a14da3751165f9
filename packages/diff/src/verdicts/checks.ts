import type { Examined } from "@meshwright/checks";
import { checkFolder, checkHub } from "@meshwright/checks";
import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import {
  applicationSources,
  applicationsOf,
  crdSetsOf,
  fleetFolder,
  isKustomization,
  textAt,
} from "@meshwright/inventory";
import type { Fleet } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Side } from "../side.ts";
import type { Verdict } from "../verdict.ts";
import { oncePer } from "../once-per.ts";

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const topOf = (path: string): string => path.split("/")[0] ?? "";

/** The folders of a side that hold objects, read or not. */
const foldersOf = oncePer(({ ids }: Side): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const path of ids.keys()) if (path.endsWith(".yaml") || path.endsWith(".yml")) folders.add(folderOf(path));
  return folders;
});

/** Every part of the paths that what delivers in the top folders that differ takes from. */
const namedIn = (clusters: readonly ClusterDelta[], of: "before" | "after"): ReadonlySet<string> =>
  new Set(
    clusters
      .flatMap((one) => one[of].resources)
      .flatMap((one) => [
        ...applicationsOf(one).flatMap(applicationSources),
        ...applicationSources(one),
        ...(isKustomization(one) ? [{ source: one.body["spec"] }] : []),
      ])
      .flatMap(({ source }) => (textAt(source, "path") ?? "").split("/")),
  );

/** True where a delivery only gives its chart other values or another version: no project is asked about those. */
const isOfChart = ({ how, changes }: ObjectChange): boolean =>
  how === "changed" &&
  changes.every(({ path }) =>
    path.some((step) => "key" in step && (step.key === "helm" || step.key === "targetRevision")),
  );

/**
 * What a side holds in the top folders that differ, and in that of what all share, where a delivery must be judged by its
 * project: without that, both sides miss it alike.
 */
function held(delta: Delta, of: "before" | "after"): ReadonlyMap<string, readonly Resource[]> {
  const { clusters, [of]: side } = delta;
  const read = new Map(clusters.map((one) => [one.cluster, one[of].resources]));
  const isWanted =
    haveOtherFolders(delta) ||
    clusters.some(({ changes }) => changes.some((change) => isDelivery(change) && !isOfChart(change)));
  if (isWanted && !read.has(fleetFolder) && side.tops.includes(fleetFolder))
    read.set(fleetFolder, side.resources(fleetFolder));
  return read;
}

function isDelivery(change: ObjectChange): boolean {
  const one = resourceOf(change);
  return one.area.of === "delivery" || isKustomization(one);
}

/** True where what delivers differs, or the folders that are delivered: else each Argo CD judges both sides alike. */
function isOfHubs(delta: Delta): boolean {
  const delivers = delta.clusters.some(({ changes }) => changes.some(isDelivery));
  return delivers || haveOtherFolders(delta);
}

const haveOtherFolders = ({ before, after }: Pick<Delta, "before" | "after">): boolean =>
  foldersOf(before).symmetricDifference(foldersOf(after)).size > 0;

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
  const read = held(delta, of);
  const shared = read.get(fleetFolder) ?? [];
  const examined = [...read].map(([name, resources]): Examined => {
    const sets = crdSetsOf(resources);
    return checkFolder({ name, resources, shared: sets.size === 0 ? [] : crdsIn(shared, sets) }, fleet);
  });
  const ofFolders = examined.flatMap(({ findings }) => findings);
  if (!withHubs) return ofFolders;
  // Of the others those that something names: without their folders it would seem to name nothing.
  const named = namedIn(delta.clusters, of);
  const unread = [...Map.groupBy(foldersOf(side), topOf)].filter(([top]) => !read.has(top) && named.has(top));
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
