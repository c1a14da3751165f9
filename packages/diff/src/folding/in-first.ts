import { clustersText } from "../clusters-text.ts";
import type { Folded } from "../report.ts";
import { inTexts } from "./in-texts.ts";
import { anyCluster, anyPeer, filler } from "./names.ts";

/** What was folded, as the first of its clusters has it, about the first of those that it is about there. */
export function inFirst<T>({ one, clusters, peers }: Folded<T>): T {
  const [first = ""] = clusters;
  return clusters.length === 1 && peers === undefined ? one : inTexts(one, filler(first, peers?.[first]?.[0]));
}

/** So many pairs of clusters are named. */
const mostPairs = 3;

/**
 * Where something happens. A text that holds the name of its cluster is told of the first one: `cluster-a (the same in cluster-b)`,
 * `cluster-a about cluster-b (the same about cluster-c)`.
 */
export function foldedPlace(folded: Omit<Folded<unknown>, "one">, all: readonly string[], told: unknown): string {
  const { place, same } = placeParts(folded, all, told);
  return `${place}${same}`;
}

interface PlaceParts {
  /** `cluster-a` */
  readonly place: string;
  /** ` (the same in cluster-b)`, or empty. */
  readonly same: string;
}

/** `foldedPlace` in its two parts, for those who tell the place of the first in words of their own. */
export function placeParts(
  { clusters, peers }: Omit<Folded<unknown>, "one">,
  all: readonly string[],
  told: unknown,
): PlaceParts {
  const [first = "", ...others] = clusters;
  const text = JSON.stringify(told) ?? "";
  if (peers !== undefined && text.includes(anyPeer)) return pairParts(clusters, peers, all);
  const about = [...new Set(Object.values(peers ?? {}).flat())].toSorted();
  const more = about.length === 0 ? "" : `, about ${clustersText(about, all)}`;
  if (others.length === 0 || !text.includes(anyCluster))
    return { place: `${clustersText(clusters, all)}${more}`, same: "" };
  return {
    place: `${clustersText([first], all)}${more}`,
    same: ` (the same in ${othersText(others, first, all)})`,
  };
}

function othersText(others: readonly string[], first: string, all: readonly string[]): string {
  const text = clustersText(
    others,
    all.filter((name) => name !== first),
  ).replace(/^all (\d+) clusters/, "all $1 other clusters");
  return others.length > mostPairs ? `${text}, each with its own name` : text;
}

function pairParts(
  clusters: readonly string[],
  peers: NonNullable<Folded<unknown>["peers"]>,
  all: readonly string[],
): PlaceParts {
  const pairs = clusters.flatMap((cluster) => (peers[cluster] ?? []).map((peer) => ({ cluster, peer })));
  const [first, ...others] = pairs;
  if (first === undefined) return { place: clustersText(clusters, all), same: "" };
  const [place, about] = [[first.cluster], [first.peer]].map((names) => clustersText(names, all));
  const same =
    clusters.length === 1
      ? `about ${clustersText(
          others.map(({ peer }) => peer),
          all,
        )}`
      : others.length > mostPairs
        ? `for ${others.length} other pairs of clusters`
        : `for ${others.map(({ cluster, peer }) => `${clustersText([cluster], all)} about ${peer}`).join(", ")}`;
  return { place: `${place} about ${about}`, same: others.length === 0 ? "" : ` (the same ${same})` };
}
