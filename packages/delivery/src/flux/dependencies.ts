import type { SettledNeed, SettledUnit } from "@meshwright/kit";
import { gates } from "@meshwright/kit";
import { objectOf } from "@meshwright/model";

/** Ids of the units that Flux waits for before it begins with a unit, by its id. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

/** Unit by the Namespaces that it holds. */
const namespaceHolders = (units: readonly SettledUnit[]): ReadonlyMap<string, SettledUnit> =>
  new Map(
    units.flatMap((unit) =>
      unit.parts.flatMap(({ ref }) => (ref.kind === "Namespace" ? [[ref.name as string, unit] as const] : [])),
    ),
  );

/** Namespaces that must be there before anything of the unit can be applied. */
const namespacesOf = ({ parts, release, needs }: SettledUnit): readonly string[] => [
  ...(needs.length > 0 ? [gates.namespace] : []),
  ...(release === undefined ? [] : [release.namespace]),
  ...parts.flatMap(({ ref }) => ref.namespace ?? []),
];

/** The need asks for no more than that an object is there. */
const isExistence = ({ until }: SettledNeed): boolean => until.kind === "exists";

/**
 * What each unit waits for: who makes what it needs, who holds its namespaces, and who holds the namespace of its gate. Flux
 * waits until all of a unit is healthy, which may be long after what is needed holds, or never. So nobody waits for what stands
 * aside, which may wait for a peer; and who needs only that an object is there does not wait for the health of all that lies
 * beside it, except of a chart, whose objects come together. The gate asks for exactly what is needed in any case.
 * Units come in their order, and only earlier ones are waited for: no circle can come of it.
 */
export function dependenciesOf(units: readonly SettledUnit[]): Dependencies {
  const holders = namespaceHolders(units);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return new Map(
    units.map((unit, index) => {
      const asked = new Set<string>(
        unit.needs.flatMap(({ until }) => {
          const object = objectOf(until);
          return object?.kind === "Namespace" ? [object.name] : [];
        }),
      );
      const makers = unit.needs.flatMap((need) => {
        const maker = need.unit === undefined ? undefined : byId.get(need.unit);
        return maker === undefined || (isExistence(need) && maker.release === undefined) ? [] : [maker];
      });
      const homes = namespacesOf(unit).flatMap((name) => (asked.has(name) ? [] : (holders.get(name) ?? [])));
      const ids = new Set([...homes, ...makers].filter(({ aside }) => !aside || unit.aside).map(({ id }) => id));
      return [unit.id, units.slice(0, index).flatMap(({ id }) => (ids.has(id) ? [id] : []))] as const;
    }),
  );
}
