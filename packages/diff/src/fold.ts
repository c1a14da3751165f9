import type { Folded } from "./report.ts";

/** Stands for the name of the cluster in what several clusters have in common. */
export const anyCluster = "‹cluster›";

/** Tells what is the same in several clusters once. What holds the placeholder already stays alone, so that `expand` gives back what was. */
export function fold<T extends { readonly cluster: string }>(all: readonly T[]): readonly Folded<T>[] {
  const folded = new Map<string, { readonly only: T; readonly one: T; readonly clusters: string[] }>();
  for (const item of all) {
    const text = JSON.stringify(item);
    const isPlain = !text.includes(anyCluster);
    const key = isPlain ? replaced(text, item.cluster, anyCluster) : text;
    const found = folded.get(key);
    if (found !== undefined) found.clusters.push(item.cluster);
    else folded.set(key, { only: item, one: JSON.parse(key) as T, clusters: [item.cluster] }); // oxlint-disable-line typescript/no-unsafe-type-assertion -- the same data with other words in its texts
  }
  return [...folded.values()].map(({ only, one, clusters }) => ({ one: clusters.length === 1 ? only : one, clusters }));
}

/** What was folded, for each of its clusters. */
export const expand = <T>({ one, clusters }: Folded<T>): readonly T[] =>
  clusters.map((cluster) => JSON.parse(JSON.stringify(one).replaceAll(anyCluster, cluster)) as T); // oxlint-disable-line typescript/no-unsafe-type-assertion -- the same data with other words in its texts

const replaced = (text: string, name: string, by: string): string =>
  text.replaceAll(new RegExp(`(?<![a-z0-9])${name.replaceAll(/[^a-z0-9]/g, "\\$&")}(?![a-z0-9])`, "g"), by);
