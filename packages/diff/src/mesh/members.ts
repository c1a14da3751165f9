import { fleetFolder, isMap, textAt } from "@meshwright/inventory";
import type { Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { isGate } from "./conditions.ts";
import { isOfLinkTo, peersIn, unitOf } from "./units.ts";
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

/** The other clusters whose API server a cluster begins to read, or reads no more. */
export function peersThat({ before, after }: ClusterDelta, how: "added" | "removed"): readonly string[] {
  const [without, having] = how === "added" ? [before, after] : [after, before];
  const known = peersIn(without);
  return [...peersIn(having)].filter((peer) => !known.has(peer)).toSorted();
}

/** A folder that a delivery has as well, or no more, is named in it. */
const checkOfKiali = /(?:^|\/)gates\/[^/]+\/\d+-kiali[^/]*$/;

/** What of the changes of a folder follows from members that come or go. */
export interface OfMembers {
  /** True where all of a change does. */
  readonly whole: (change: ObjectChange) => boolean;
  /** True for what of an object does. */
  readonly part: (resource: Resource, within: ValueChange) => boolean;
}

/** Those that follow from some members. */
function following(members: ReadonlySet<string>, how: "added" | "removed"): OfMembers {
  const names = [...members];
  const isCheckOfKiali = (resource: Resource): boolean => isGate(resource) && isOfKiali(resource);
  return {
    whole: (change) => {
      const resource = resourceOf(change);
      if (members.size === 0) return false;
      if (isOfLinkTo(resource, members)) return true;
      return change.how === how && (isNamedFor(resource, names) || isCheckOfKiali(resource));
    },
    part: (resource, within) =>
      members.size > 0 &&
      listsClusters(resource) &&
      (isAbout(within, members) ||
        (isOfKiali(resource) &&
          within.how === how &&
          textsIn(within.how === "added" ? within.after : within.before).some((text) => checkOfKiali.test(text)))),
  };
}

/** What member-joins and member-leaves tell of a folder whose cluster stays, in which others need not tell it again. */
export function toldWithMembers(delta: ClusterDelta, whole: Delta): OfMembers {
  const all = (["added", "removed"] as const).map((how) => {
    const peers = peersThat(delta, how);
    const moving = peers.length === 0 ? [] : [...peers, ...membersThat(whole, how === "added" ? "new" : "gone")];
    return following(new Set(moving), how);
  });
  return {
    whole: (change) => all.some((one) => one.whole(change)),
    part: (resource, within) => all.some((one) => one.part(resource, within)),
  };
}

/** What of a folder differs because members come or go, or begin or cease to be peers; that of Kiali apart. */
export function causesOfMembers(
  { changes }: ClusterDelta,
  how: "added" | "removed",
  members: readonly string[],
): { readonly ofMesh: readonly Cause[]; readonly ofKiali: readonly Cause[] } {
  const ours = following(new Set(members), how);
  const causesIn = (some: readonly ObjectChange[]): readonly Cause[] =>
    some.flatMap((change): readonly Cause[] => {
      if (ours.whole(change)) return [causeOf(change)];
      if (change.how !== "changed") return [];
      const within = change.changes.filter((one) => ours.part(resourceOf(change), one));
      return within.length === 0 ? [] : [causeOf(change, within)];
    });
  const [kiali, others] = [true, false].map((wanted) =>
    changes.filter((change) => isOfKiali(resourceOf(change)) === wanted),
  );
  return { ofMesh: causesIn(others ?? []), ofKiali: causesIn(kiali ?? []) };
}

/** How Argo CD knows the cluster that an Application of a folder delivers to. */
export const destinationIn = (changes: readonly ObjectChange[]): string | undefined =>
  changes
    .map(resourceOf)
    .filter(({ ref, area }) => ref.kind === "Application" && area.of === "delivery")
    .map(({ body }) => textAt(body, "spec", "destination", "name") ?? textAt(body, "spec", "destination", "server"))
    .find((one) => one !== undefined);
