import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { Cluster } from "@meshwright/model";
import { fleetFolder } from "@meshwright/inventory";
import type { ReadFleet } from "./read-fleet.ts";
import { chosenClusters } from "./read-fleet.ts";

/** The i-th of n parts, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Which top folders a render makes. */
export interface Part {
  readonly clusters: readonly Cluster[];
  readonly hasFleetFolder: boolean;
  /** True where folders of clusters that left the fleet are deleted, and what lies beside the folders is told. */
  readonly prunes: boolean;
  /** Top folders that other parts make. */
  readonly elsewhere: ReadonlySet<string>;
  /** True where nothing of the tree is left out, so that it can be judged as a whole. */
  readonly isWhole: boolean;
}

interface Chosen {
  readonly clusters: readonly string[];
  readonly shard?: string | undefined;
}

/** More parts than anybody has clusters are a slip of the finger. */
const most = 9999;

function refuse(problem: string, advice: string): never {
  throw new MeshwrightError([finding(kinds.badShard, { in: "answer", answer: "--shard" }, { problem, advice })]);
}

/** Reads `--shard`. Throws a MeshwrightError that says what was meant. */
export function shardOf({ shard, clusters }: Chosen): Shard | undefined {
  if (shard === undefined) return undefined;
  if (clusters.length > 0)
    refuse("A shard is a part of the whole fleet, and --cluster chooses clusters.", "Leave one of the two out.");
  const [, first, second] = /^(\d{1,9})\/(\d{1,9})$/.exec(shard) ?? [];
  if (first === undefined || second === undefined)
    refuse("It is not of the form i/n.", "The second of eight parts is --shard 2/8.");
  const [index, count] = [Number(first), Number(second)];
  if (count === 0) refuse("There are no parts of none.", "The whole in one part is --shard 1/1.");
  if (count > most) refuse(`There are at most ${most} parts.`, `Did you mean --shard 1/${most}?`);
  if (index === 0) refuse("Parts are counted from 1.", `Did you mean --shard 1/${count}?`);
  if (index > count) refuse(`There are only ${count} parts.`, `Did you mean --shard ${count}/${count}?`);
  return { index, count };
}

/**
 * The part of a fleet that a render makes. Of n shards the i-th has every n-th cluster from the i-th on; the first has the
 * fleet's own folder too, and it alone deletes the folders of clusters that left.
 */
export function partOf(
  read: ReadFleet,
  { clusters: names, shard }: { readonly clusters: readonly string[]; readonly shard: Shard | undefined },
): Part {
  const all = read.fleet.clusters;
  if (shard === undefined) {
    const isWhole = names.length === 0;
    const clusters = chosenClusters(read, names);
    return { clusters, hasFleetFolder: isWhole, prunes: isWhole, elsewhere: new Set(), isWhole };
  }
  const { index, count } = shard;
  const isMine = (_: Cluster, at: number): boolean => at % count === index - 1;
  const isFirst = index === 1;
  const others = all.filter((cluster, at) => !isMine(cluster, at)).map(({ name }) => name);
  return {
    clusters: all.filter(isMine),
    hasFleetFolder: isFirst,
    prunes: isFirst,
    elsewhere: new Set(isFirst ? others : [...others, fleetFolder]),
    isWhole: count === 1,
  };
}

/** What a shard cannot judge, and what does. */
export const notCheckedLine = (out: string): string =>
  `Not checked in a shard: whether what Argo CD holds for all clusters fits together. With the folders of all shards in place, \`meshwright check ${out}\` does.`;
