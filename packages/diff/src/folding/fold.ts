import type { Folded } from "../report.ts";
import { inTexts } from "./in-texts.ts";
import { anyCluster, anyPeer, filler, nameFinder, templater } from "./names.ts";

interface Member<T, P> {
  readonly item: T;
  /** What of it has to be the same. */
  readonly part: P;
  readonly cluster: string;
  readonly peer?: string;
}

interface Group<T, P> {
  /** What the members have in common, with placeholders. */
  readonly template: P;
  readonly members: Member<T, P>[];
}

interface Ways<T, P> {
  readonly partOf: (item: T) => P;
  /** Which other cluster something is about: it is then told once for all of those as well. */
  readonly peerOf?: (item: T) => string | undefined;
}

/** Tells what is the same in several clusters once; beside it, what it was made of. */
export function foldParts<T extends { readonly cluster: string }, P>(
  all: readonly T[],
  { partOf, peerOf }: Ways<T, P>,
): readonly { readonly folded: Folded<P>; readonly items: readonly T[] }[] {
  const groups = new Map<string, Group<T, P>>();
  const seen = new Map<string, number>();
  const templaters = new Map<string, (text: string) => string>();
  const templaterOf = (cluster: string, peer: string | undefined): ((text: string) => string) => {
    const key = `${cluster} ${peer}`;
    const found = templaters.get(key) ?? templater(cluster, peer);
    templaters.set(key, found);
    return found;
  };
  for (const [index, item] of all.entries()) {
    const { cluster } = item;
    const part = partOf(item);
    const text = JSON.stringify(item);
    // What holds a placeholder already stays alone, so that `expand` gives back what was.
    if (text.includes(anyCluster) || text.includes(anyPeer)) {
      groups.set(`alone ${index}`, { template: part, members: [{ item, part, cluster }] });
      continue;
    }
    const peer = peerOf?.(item);
    const template = inTexts(part, templaterOf(cluster, peer));
    const shape = JSON.stringify(template);
    // The same item twice is two.
    const said = `${cluster} ${peer} ${shape}`;
    const again = seen.get(said) ?? 0;
    seen.set(said, again + 1);
    const key = `${again} ${shape}`;
    const member: Member<T, P> = { item, part, cluster, ...(shape.includes(anyPeer) && { peer }) };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { template, members: [member] });
    else group.members.push(member);
  }
  return joined([...groups.values()]).map((group) => ({
    folded: told(group),
    items: group.members.map(({ item }) => item),
  }));
}

/** Tells what is the same in several clusters once. */
export const fold = <T extends { readonly cluster: string }>(
  all: readonly T[],
  { peerOf }: Pick<Ways<T, T>, "peerOf"> = {},
): readonly Folded<T>[] =>
  foldParts(all, { partOf: (item) => item, ...(peerOf && { peerOf }) }).map(({ folded }) => folded);

/**
 * Joins to a group what would be in it if its cluster had a name that means nothing else: in a cluster `shop` every `shop` is taken for
 * its name, also that of a namespace which all clusters have.
 */
function joined<T, P>(groups: readonly Group<T, P>[]): readonly Group<T, P>[] {
  const singles = new Map<string, Group<T, P>>();
  for (const group of groups) {
    const [only] = group.members;
    if (group.members.length === 1 && only?.peer === undefined && only !== undefined)
      singles.set(`${only.cluster} ${JSON.stringify(only.part)}`, group);
  }
  if (singles.size === 0 || groups.length === 1) return groups;
  const namesIn = nameFinder(new Set(groups.flatMap(({ members }) => members.map(({ cluster }) => cluster))));
  const gone = new Set<Group<T, P>>();
  for (const group of groups.toSorted((left, right) => right.members.length - left.members.length)) {
    if (gone.has(group)) continue;
    for (const name of namesIn(JSON.stringify(group.template))) {
      const there = singles.get(`${name} ${JSON.stringify(inTexts(group.template, filler(name)))}`);
      const [member] = there?.members ?? [];
      if (there === undefined || member === undefined || gone.has(there) || there.members.length > 1) continue;
      if (group.members.some((one) => one.cluster === name || one.peer !== undefined)) continue;
      gone.add(there);
      group.members.push(member);
    }
  }
  return groups.filter((group) => !gone.has(group));
}

/** Names stand in their places again where there is only one for a placeholder. */
function told<T, P>({ template, members }: Group<T, P>): Folded<P> {
  const [first] = members;
  if (first === undefined) throw new Error("a fold of nothing");
  const peersOf = Map.groupBy(members, ({ cluster }) => cluster);
  const clusters = [...peersOf.keys()].toSorted();
  const peers = new Set(members.map(({ peer }) => peer));
  if (members.length === 1) return { one: first.part, clusters };
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
