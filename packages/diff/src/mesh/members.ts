import { fleetFolder, isMap, textAt } from "@meshwright/inventory";
import type { Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { isOfLinkTo, unitOf } from "./units.ts";
import type { ValueChange } from "../value/change.ts";

/** The clusters that only one of the trees has. */
export const membersThat = (delta: Delta, presence: "new" | "gone"): readonly string[] =>
  delta.clusters
    .filter((one) => one.presence === presence && one.cluster !== fleetFolder)
    .map(({ cluster }) => cluster);

/** True for an object that one of the members has in its name: `peer-cluster-c`, `cluster-c-links`, `harbour-cluster-c`. */
export const isNamedFor = ({ ref: { name } }: Resource, members: readonly string[]): boolean =>
  members.some((member) => name === member || name === `${member}-links` || name.endsWith(`-${member}`));

/** Every text within a value. */
const textsIn = (value: Json | undefined): readonly string[] =>
  typeof value === "string"
    ? [value]
    : Array.isArray(value)
      ? value.flatMap((item: Json) => textsIn(item))
      : isMap(value)
        ? Object.values(value).flatMap(textsIn)
        : [];

/** True where what came or went in a value names one of the members. */
function isAbout(change: ValueChange, members: ReadonlySet<string>): boolean {
  if (change.how === "reordered") return false;
  if (change.how !== "changed")
    return textsIn(change.how === "added" ? change.after : change.before).some((text) => members.has(text));
  if (change.inside !== undefined && change.inside.as !== "lines")
    return change.inside.changes.length > 0 && change.inside.changes.every((one) => isAbout(one, members));
  const differing = new Set(textsIn(change.before)).symmetricDifference(new Set(textsIn(change.after)));
  return [...members].some((member) => differing.has(member));
}

/** True for what shows all clusters of a peer group, and so has a part for each. */
const isOfKiali = (resource: Resource): boolean => /^\d+-kiali/.test(unitOf(resource) ?? "");

/** Where values list the clusters of a mesh: what delivers, and what looks at all of them. */
const listsClusters = (resource: Resource): boolean => resource.area.of === "delivery" || isOfKiali(resource);

/** What of a folder differs because members come or go, or begin or cease to be peers; that of Kiali apart. */
export function causesOfMembers(
  { changes }: ClusterDelta,
  how: "added" | "removed",
  members: readonly string[],
): { readonly ofMesh: readonly Cause[]; readonly ofKiali: readonly Cause[] } {
  const [kiali, others] = [true, false].map((wanted) =>
    changes.filter((change) => isOfKiali(resourceOf(change)) === wanted),
  );
  return { ofMesh: causesIn(others ?? [], how, members), ofKiali: causesIn(kiali ?? [], how, members) };
}

function causesIn(
  changes: readonly ObjectChange[],
  how: "added" | "removed",
  members: readonly string[],
): readonly Cause[] {
  const known = new Set(members);
  return changes.flatMap((change): readonly Cause[] => {
    const resource = resourceOf(change);
    if (isOfLinkTo(resource, known)) return [causeOf(change)];
    if (change.how === how && isNamedFor(resource, members)) return [causeOf(change)];
    if (change.how !== "changed" || !listsClusters(resource)) return [];
    const within = change.changes.filter((one) => isAbout(one, known));
    return within.length === 0 ? [] : [causeOf(change, within)];
  });
}

/** How Argo CD knows the cluster that an Application of a folder delivers to. */
export const destinationIn = (changes: readonly ObjectChange[]): string | undefined =>
  changes
    .map(resourceOf)
    .filter(({ ref, area }) => ref.kind === "Application" && area.of === "delivery")
    .map(({ body }) => textAt(body, "spec", "destination", "name") ?? textAt(body, "spec", "destination", "server"))
    .find((one) => one !== undefined);
