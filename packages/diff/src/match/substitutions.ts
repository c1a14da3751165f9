import type { Resource } from "@meshwright/inventory";
import { groupKind, waveOf } from "@meshwright/model";
import type { Unpaired } from "./pairs.ts";
import { replaceWord } from "./words.ts";

/** A name that was given up for another one. */
export interface Substitution {
  readonly from: string;
  readonly to: string;
}

/** Pairs of folders that are looked at; beyond them nothing is recognised. */
const mostPairs = 400;

/** Share of the objects of an app that are there under the new name. */
const enough = 0.5;

/** Makes texts the same that differ in names which were given up for each other. */
export function leveller(substitutions: readonly Substitution[]): (text: string) => string {
  const classes = new Map<string, string>();
  for (const [index, { from, to }] of substitutions.entries()) {
    const token = classes.get(from) ?? classes.get(to) ?? `‹${index}›`;
    classes.set(from, token).set(to, token);
  }
  const longestFirst = [...classes].toSorted(
    ([left], [right]) => right.length - left.length || (left < right ? -1 : 1),
  );
  return (text) => longestFirst.reduce((made, [name, token]) => replaceWord(made, name, token), text);
}

/** Apps that have another name, and their namespaces: what one folder held, another one holds under the new name. */
export function substitutionsIn({ before, after }: Unpaired): readonly Substitution[] {
  const [old, now] = [appsOf(before), appsOf(after)];
  const gone = [...old.keys()].filter((unit) => !now.has(unit));
  const come = [...now.keys()].filter((unit) => !old.has(unit));
  if (gone.length * come.length > mostPairs) return [];
  const taken = new Set<string>();
  const apps = gone
    .flatMap((from) =>
      come.map((to) => ({ from, to, share: shareOf(old.get(from) ?? [], now.get(to) ?? [], { from, to }) })),
    )
    .filter(({ share }) => share >= enough)
    .toSorted((left, right) => right.share - left.share || (namesOf(left) < namesOf(right) ? -1 : 1))
    .filter(({ from, to }) => {
      if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return false;
      taken.add(`from ${from}`).add(`to ${to}`);
      return true;
    })
    .map(({ from, to }): Substitution => ({ from, to }));
  const kept = [...old.keys()].filter((unit) => now.has(unit)).map((unit) => ({ from: unit, to: unit }));
  const namespaces = [...apps, ...kept].flatMap(({ from, to }) => namespaceIn(old.get(from) ?? [], now.get(to) ?? []));
  const known = new Set(apps.flatMap(({ from, to }) => [from, to]));
  return [...apps, ...namespaces.filter(({ from, to }) => !known.has(from) && !known.has(to))];
}

/** The objects of each app, by its name. */
function appsOf(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const prefix = `${waveOf("apps")}-`;
  const byUnit = Map.groupBy(resources, ({ area }) =>
    area.of === "unit" && area.unit.startsWith(prefix) ? area.unit.slice(prefix.length) : "",
  );
  byUnit.delete("");
  return byUnit;
}

/** The same whichever of the two came first. */
const namesOf = ({ from, to }: Substitution): string => [from, to].toSorted().join(" ");

function shareOf(old: readonly Resource[], now: readonly Resource[], substitution: Substitution): number {
  const level = leveller([substitution]);
  const keyOf = ({ ref }: Resource): string => level([groupKind(ref), ref.namespace ?? "", ref.name].join("/"));
  const [mine, theirs] = [new Set(old.map(keyOf)), new Set(now.map(keyOf))];
  return mine.intersection(theirs).size / Math.max(mine.size, theirs.size, 1);
}

/** The namespace that an app gave up for another one, where there is one of each. */
function namespaceIn(old: readonly Resource[], now: readonly Resource[]): readonly Substitution[] {
  const namesIn = (all: readonly Resource[], but: readonly Resource[]): readonly string[] => {
    const others = new Set(but.map(({ ref }) => `${groupKind(ref)}/${ref.name}`));
    return all
      .filter(({ ref }) => groupKind(ref) === "/Namespace" && !others.has(`/Namespace/${ref.name}`))
      .map(({ ref }) => ref.name);
  };
  const [[from, ...moreGone], [to, ...moreCome]] = [namesIn(old, now), namesIn(now, old)];
  return from === undefined || to === undefined || moreGone.length + moreCome.length > 0 ? [] : [{ from, to }];
}
