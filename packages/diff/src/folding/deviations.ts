import type { Deviation, Folded } from "../report.ts";
import { filler, templater } from "./names.ts";

interface Ways<T> {
  /** The file, relative to the tree, that says what something happens to; undefined where nothing does. */
  readonly fileOf: (one: T) => string | undefined;
  /** What together with the file tells which things could have been the same. */
  readonly kindOf: (one: T) => string;
  readonly clusters: readonly string[];
  /** True where the head holds a file. */
  readonly has: (file: string) => boolean;
}

/** Says where something happens otherwise than to the same thing in most clusters, and where it happens to it in most but not all. */
export function withDeviations<T, F extends Folded<T>>(
  folded: readonly F[],
  ways: Ways<T>,
): readonly (F & Deviation)[] {
  const fileIn = ({ one, clusters: [cluster = ""] }: F): string => {
    const file = ways.fileOf(one);
    return file === undefined ? "" : templater(cluster)(file);
  };
  const alike = Map.groupBy(folded, (one) => `${ways.kindOf(one.one)} ${fileIn(one)}`);
  const found = new Map<F, Deviation>();
  for (const group of alike.values()) {
    const file = group[0] === undefined ? "" : fileIn(group[0]);
    if (file !== "") for (const [one, deviation] of deviationsIn(group, file, ways)) found.set(one, deviation);
  }
  return folded.map((one) => ({ ...one, ...found.get(one) }));
}

function deviationsIn<T, F extends Folded<T>>(
  group: readonly F[],
  file: string,
  { clusters, has }: Ways<T>,
): ReadonlyMap<F, Deviation> {
  const found = new Map<F, Deviation>();
  const [most, ...others] = group.toSorted((left, right) => right.clusters.length - left.clusters.length);
  if (most === undefined || most.clusters.length < 2) return found;
  const usual = new Set(most.clusters);
  const deviating = others.filter((one) => one.clusters.every((cluster) => !usual.has(cluster)));
  const touched = new Set(group.flatMap((one) => one.clusters));
  const left = clusters.filter((cluster) => !touched.has(cluster) && has(filler(cluster)(file)));
  if (usual.size <= touched.size - usual.size + left.length) return found;
  for (const one of deviating) found.set(one, { deviatesFrom: usual.size });
  if (left.length > 0) found.set(most, { notIn: left });
  return found;
}
