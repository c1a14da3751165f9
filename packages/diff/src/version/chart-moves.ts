import type { ClusterDelta, Delta } from "../delta.ts";
import { chartSourceOf } from "../machinery/chart-source.ts";
import { stayingReleases } from "../machinery/release-pairs.ts";
import { isOfPeople, podsOf } from "../mesh/pods.ts";
import type { Said } from "../rule.ts";
import { oncePer } from "../once-per.ts";
import { changedCauses } from "./changed-causes.ts";
import { sayFetched } from "./chart-fetched.ts";
import type { ChartMove } from "./chart-move.ts";
import type { Everywhere } from "./chart-words.ts";
import { sayMoved } from "./chart-words.ts";
import { familyOfChart, familyOfImage } from "./families.ts";
import { baseName, imageOf } from "./image.ts";
import type { ImageMove } from "./image-moves.ts";
import { imageMovesIn } from "./image-moves.ts";

const movesIn = (delta: ClusterDelta): readonly ChartMove[] =>
  stayingReleases(delta).flatMap(({ before: was, after: release }) => {
    const [before, after] = [chartSourceOf(was, delta.before), chartSourceOf(release, delta.after)];
    if (before.version === after.version && before.repository === after.repository) return [];
    const causes = changedCauses(delta.changes, [...before.said, ...after.said]);
    return causes.length === 0 ? [] : [{ chart: release.chart, from: release.from, before, after, causes }];
  });

/** Of images that follow a chart, only the chart is told. */
const follows = ({ before, after }: ImageMove, { chart, ...move }: ChartMove): boolean => {
  const [old, now] = [imageOf(before), imageOf(after)];
  const family = familyOfChart(chart);
  return (
    family !== undefined &&
    familyOfImage(baseName(now)) === family &&
    old.repository === now.repository &&
    old.tag === move.before.version &&
    now.tag === move.after.version
  );
};

/** What moves alike in one top folder. */
interface Group {
  readonly moves: readonly [ChartMove, ...ChartMove[]];
  readonly along: readonly ImageMove[];
}

const groupsIn = (delta: ClusterDelta, images: readonly ImageMove[]): ReadonlyMap<string, Group> =>
  new Map(
    [...Map.groupBy(movesIn(delta), keyOf)].flatMap(([key, group]) => {
      const [first, ...rest] = group.toSorted((left, right) => (left.chart < right.chart ? -1 : 1));
      if (first === undefined) return [];
      return [[key, { moves: [first, ...rest], along: images.filter((image) => follows(image, first)) }] as const];
    }),
  );

const keyOf = ({ chart, before, after }: ChartMove): string =>
  JSON.stringify([
    familyOfChart(chart)?.name ?? chart,
    before.version,
    after.version,
    before.version === after.version ? [before.repository, after.repository].map(host) : undefined,
  ]);

/** The same for every cluster in which it happens, so that clusters that move alike say the same. */
const everywhere = oncePer(gather);

function gather({ clusters }: Delta): ReadonlyMap<string, Everywhere> {
  const all = clusters
    .filter(({ presence }) => presence === "both")
    .flatMap((delta) => [...groupsIn(delta, imageMovesIn(delta))].map(([key, { along }]) => ({ key, along, delta })));
  return new Map(
    [...Map.groupBy(all, ({ key }) => key)].map(([key, found]) => [
      key,
      {
        clusters: found.length,
        tests: found.flatMap(({ along }) => along.filter(({ isTest }) => isTest).map(({ by }) => by)),
        injected: [...new Set(found.flatMap(({ delta }) => injectedIn(delta)))].toSorted(),
      },
    ]),
  );
}

/** Namespaces of workloads that people deploy and that have a sidecar of an istiod. */
const injectedIn = ({ after }: ClusterDelta): readonly string[] =>
  podsOf(after)
    .filter(({ resource, sidecar }) => sidecar !== undefined && sidecar !== "its own" && isOfPeople(resource))
    .map(({ namespace }) => namespace);

/** What charts by reference do, and the images that follow none of them. */
export function chartMoves(
  delta: ClusterDelta,
  whole: Delta,
  images: readonly ImageMove[],
): { readonly said: readonly Said[]; readonly left: readonly ImageMove[] } {
  const groups = groupsIn(delta, images);
  const said = [...groups].map(([key, { moves, along }]) => {
    const [{ before, after }] = moves;
    return before.version === after.version
      ? sayFetched(moves)
      : sayMoved(moves, along, everywhere(whole).get(key) ?? { clusters: 1, tests: [], injected: [] });
  });
  const following = new Set([...groups.values()].flatMap(({ along }) => along));
  return { said, left: images.filter((image) => !following.has(image)) };
}

/** Charts of one family lie beside each other: the last part of an OCI address is the chart. */
const host = (repository: string | undefined): string | undefined =>
  repository?.startsWith("oci://") ? repository.slice(0, repository.lastIndexOf("/")) : repository;
