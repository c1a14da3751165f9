import type { ReachPicture } from "@meshwright/reach";
import type { Cause } from "./network-causes.ts";
import { verdictWords, worstOf } from "./network-words.ts";
import { someText } from "./some-text.ts";

/** Who reaches whom in peer groups in which it is the same. */
export interface ReachMatrix {
  /** The peer groups, in words. */
  readonly groups: string;
  /** Ordered pairs of all of them. */
  readonly pairs: number;
  /** Present where all pairs are alike. */
  readonly every?: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Groups up to this size have a row for each cluster; in others clusters that are alike share one. */
const smallGroup = 8;
/** More rows than these are no table for people. */
const mostRows = 12;
const mostMatrices = 5;
/** Causes in one cell. */
const mostCauses = 3;

/** `stopped [1 4]`: the numbers of what stops it. What nobody has said is told once, not in each cell. */
function cellsOf({ pairs }: ReachPicture, causes: readonly Cause[]): (from: string, to: string) => string {
  const numbers = new Map<string, number[]>();
  for (const cause of causes) {
    if (cause.is !== "stopped") continue;
    for (const [from, to] of cause.pairs) {
      const key = `${from} ${to}`;
      numbers.set(key, [...(numbers.get(key) ?? []), cause.number]);
    }
  }
  const cells = new Map(
    pairs.map(({ from, to, flows }) => {
      const key = `${from} ${to}`;
      const by = numbers.get(key) ?? [];
      const some = [...by.slice(0, mostCauses), ...(by.length > mostCauses ? ["…"] : [])];
      return [key, `${verdictWords[worstOf(flows)]}${some.length > 0 ? ` [${some.join(" ")}]` : ""}`] as const;
    }),
  );
  return (from, to) => (from === to ? "–" : (cells.get(`${from} ${to}`) ?? "no peer"));
}

/** Clusters of which none can be told from another by what they reach and what reaches them. */
function classesOf(
  names: readonly string[],
  cell: (from: string, to: string) => string,
): readonly (readonly string[])[] {
  if (names.length <= smallGroup) return names.map((name) => [name]);
  const isAlike = (one: string, other: string): boolean =>
    cell(one, other) === cell(other, one) &&
    names.every(
      (third) =>
        third === one ||
        third === other ||
        (cell(one, third) === cell(other, third) && cell(third, one) === cell(third, other)),
    );
  const classes: string[][] = [];
  for (const name of names) {
    const known = classes.find(([first, second]) => {
      if (first === undefined || !isAlike(first, name)) return false;
      return second === undefined || cell(first, second) === cell(first, name);
    });
    if (known === undefined) classes.push([name]);
    else known.push(name);
  }
  return classes;
}

const classText = ([first = "", ...more]: readonly string[]): string =>
  more.length > 0 ? `${first} and ${more.length} more` : first;

export interface ShownMatrices {
  readonly matrices: readonly ReachMatrix[];
  /** What is said of what is not shown; empty where all is. */
  readonly left: string;
}

/** Who reaches whom, a matrix for each peer group; groups of which the same is to be said share one. */
export function reachMatrices(picture: ReachPicture, causes: readonly Cause[]): ShownMatrices {
  const cell = cellsOf(picture, causes);
  const groups = [...Map.groupBy(picture.clusters, ({ peerGroup }) => peerGroup)].map(([group, clusters]) => {
    const names = clusters.map(({ name }) => name);
    return { group, names, ...cellsFound(names, cell) };
  });
  const withPairs = groups.filter(({ pairs }) => pairs > 0);
  const alike = Map.groupBy(withPairs, ({ group, every }) =>
    every === undefined ? `group ${group}` : `every ${every}`,
  );
  const all = [...alike.values()].flatMap((same): readonly ReachMatrix[] => {
    const [first] = same;
    if (first === undefined) return [];
    const { every, names } = first;
    const many = {
      groups: someText(same.map(({ group }) => group)),
      pairs: same.reduce((sum, { pairs }) => sum + pairs, 0),
      ...(every !== undefined && { every }),
    };
    return [{ ...many, ...matrixTable(every === undefined || same.length === 1 ? names : [], cell) }];
  });
  const sorted = all.toSorted((left, right) => Number(left.every !== undefined) - Number(right.every !== undefined));
  const [shown, others] = [sorted.slice(0, mostMatrices), sorted.slice(mostMatrices)];
  const left =
    others.length === 0
      ? ""
      : `Nor is everything allowed in ${someText(others.map((one) => one.groups))}; json has all of it.`;
  return { matrices: shown, left };
}

function cellsFound(names: readonly string[], cell: (from: string, to: string) => string) {
  const cells = names.flatMap((from) => names.filter((to) => to !== from).map((to) => cell(from, to)));
  const kinds = new Set(cells);
  const [every] = kinds;
  return { pairs: cells.length, ...(kinds.size === 1 && every !== undefined && { every }) };
}

function matrixTable(
  names: readonly string[],
  cell: (from: string, to: string) => string,
): Pick<ReachMatrix, "titles" | "rows"> {
  const classes = classesOf(names, cell);
  if (classes.length > mostRows || names.length === 0) return { titles: [], rows: [] };
  const between = (from: readonly string[], to: readonly string[]): string => {
    const [one = "", second] = from;
    const [other = ""] = to;
    return cell(one, from === to ? (second ?? one) : other);
  };
  return {
    titles: ["FROM \\ TO", ...classes.map(classText)],
    rows: classes.map((from) => [classText(from), ...classes.map((to) => between(from, to))]),
  };
}
