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

/** A text with new names in place of the old ones. */
export const substituted = (text: string, substitutions: readonly Substitution[]): string =>
  substitutions.reduce((made, { from, to }) => replaceWord(made, from, to), text);

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
    .toSorted((left, right) => right.share - left.share)
    .filter(({ from, to }) => {
      if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return false;
      taken.add(`from ${from}`).add(`to ${to}`);
      return true;
    })
    .map(({ from, to }): Substitution => ({ from, to }));
  const kept = [...old.keys()].filter((unit) => now.has(unit)).map((unit) => ({ from: unit, to: unit }));
  const namespaces = [...apps, ...kept].flatMap(({ from, to }) => namespaceIn(old.get(from) ?? [], now.get(to) ?? []));
  const known = new Set(apps.map(({ from }) => from));
  return [...apps, ...namespaces.filter(({ from }) => !known.has(from))];
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

function shareOf(old: readonly Resource[], now: readonly Resource[], substitution: Substitution): number {
  const keyOf = ({ ref }: Resource, as: readonly Substitution[]): string =>
    [groupKind(ref), substituted(ref.namespace ?? "", as), substituted(ref.name, as)].join("/");
  const keys = new Set(now.map((one) => keyOf(one, [])));
  const found = old.filter((one) => keys.has(keyOf(one, [])) || keys.has(keyOf(one, [substitution])));
  return found.length / Math.max(old.length, now.length, 1);
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
