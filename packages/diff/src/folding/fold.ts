import type { Folded } from "../report.ts";
import { inTexts } from "./in-texts.ts";
import { anyCluster, anyPeer, filler, nameFinder, templater } from "./names.ts";

interface Member<T> {
  readonly item: T;
  readonly cluster: string;
  readonly peer?: string;
}

interface Group<T> {
  /** What the members have in common, with placeholders. */
  readonly template: T;
  readonly members: Member<T>[];
}

/**
 * Tells what is the same in several clusters once. `peerOf` says which other cluster something is about: it is then told once for all of
 * those as well. What holds a placeholder already stays alone, so that `expand` gives back what was.
 */
export function fold<T extends { readonly cluster: string }>(
  all: readonly T[],
  { peerOf }: { readonly peerOf?: (item: T) => string | undefined } = {},
): readonly Folded<T>[] {
  const groups = new Map<string, Group<T>>();
  const seen = new Map<string, number>();
  for (const [index, item] of all.entries()) {
    const text = JSON.stringify(item);
    if (text.includes(anyCluster) || text.includes(anyPeer)) {
      groups.set(`alone ${index}`, { template: item, members: [{ item, cluster: item.cluster }] });
      continue;
    }
    const { cluster } = item;
    const peer = peerOf?.(item);
    const template = inTexts(item, templater(cluster, peer));
    const shape = JSON.stringify(template);
    // The same item twice is two.
    const again = seen.get(text) ?? 0;
    seen.set(text, again + 1);
    const key = `${again} ${shape}`;
    const member: Member<T> = { item, cluster, ...(shape.includes(anyPeer) && { peer }) };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { template, members: [member] });
    else group.members.push(member);
  }
  return joined([...groups.values()]).map(told);
}

/**
 * Joins to a group what would be in it if its cluster had a name that means nothing else: in a cluster `shop` every `shop` is taken for
 * its name, also that of a namespace which all clusters have.
 */
function joined<T>(groups: readonly Group<T>[]): readonly Group<T>[] {
  const singles = new Map<string, Group<T>>();
  for (const group of groups) {
    const [only] = group.members;
    if (group.members.length === 1 && only?.peer === undefined && only !== undefined)
      singles.set(JSON.stringify(only.item), group);
  }
  if (singles.size === 0 || groups.length === 1) return groups;
  const namesIn = nameFinder(new Set(groups.flatMap(({ members }) => members.map(({ cluster }) => cluster))));
  const gone = new Set<Group<T>>();
  for (const group of groups.toSorted((left, right) => right.members.length - left.members.length)) {
    if (gone.has(group)) continue;
    for (const name of namesIn(JSON.stringify(group.template))) {
      const there = singles.get(JSON.stringify(inTexts(group.template, filler(name))));
      const [member] = there?.members ?? [];
      if (there === undefined || member?.cluster !== name || gone.has(there) || there.members.length > 1) continue;
      if (group.members.some((one) => one.cluster === name || one.peer !== undefined)) continue;
      gone.add(there);
      group.members.push(member);
    }
  }
  return groups.filter((group) => !gone.has(group));
}

/** Names stand in their places again where there is only one for a placeholder. */
function told<T>({ template, members }: Group<T>): Folded<T> {
  const [first] = members;
  if (first === undefined) throw new Error("a fold of nothing");
  const peersOf = Map.groupBy(members, ({ cluster }) => cluster);
  const clusters = [...peersOf.keys()].toSorted();
  const peers = new Set(members.map(({ peer }) => peer));
  if (members.length === 1) return { one: first.item, clusters };
  const [peer] = peers;
  const one = inTexts(
    template,
    filler(clusters.length === 1 ? first.cluster : anyCluster, peers.size === 1 ? peer : anyPeer),
  );
  if (peers.size === 1) return { one, clusters };
  return {
    one,
    clusters,
    peers: Object.fromEntries(
      clusters.map((cluster) => [
        cluster,
        (peersOf.get(cluster) ?? []).flatMap((member) => member.peer ?? []).toSorted(),
      ]),
    ),
  };
}

/** What was folded, for each of its clusters, and each of those that it is about. */
export const expand = <T>({ one, clusters, peers }: Folded<T>): readonly T[] =>
  clusters.length === 1 && peers === undefined
    ? [one]
    : clusters.flatMap((cluster) => (peers?.[cluster] ?? [anyPeer]).map((peer) => inTexts(one, filler(cluster, peer))));
