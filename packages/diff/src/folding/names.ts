/** Stands for the name of the cluster in what several clusters have in common. */
export const anyCluster = "‹cluster›";

/** Stands for the name of another cluster, which it is about. */
export const anyPeer = "‹peer›";

/** What may stand before and after a name; `cluster-1` is not in `cluster-10`, and is in `link-cluster-1`. */
const alone = (names: readonly string[]): RegExp =>
  new RegExp(
    `(?<![a-z0-9])(?:${names.map((name) => name.replaceAll(/[^a-z0-9]/gi, String.raw`\$&`)).join("|")})(?![a-z0-9])`,
    "g",
  );

/** Puts placeholders into texts for the names that they stand for; those that are no names of clusters stay. */
export function templater(cluster: string, peer?: string): (text: string) => string {
  const placeholders = new Map<string, string>();
  for (const [name, placeholder] of [
    [cluster, anyCluster],
    [peer, anyPeer],
  ] as const)
    if (name !== undefined && /^[a-z0-9]/.test(name) && !placeholders.has(name)) placeholders.set(name, placeholder);
  const names = [...placeholders.keys()].toSorted((left, right) => right.length - left.length);
  if (names.length === 0) return (text) => text;
  const pattern = alone(names);
  return (text) =>
    names.some((name) => text.includes(name))
      ? text.replaceAll(pattern, (name) => placeholders.get(name) ?? name)
      : text;
}

/** Puts names into texts for the placeholders that stand for them. */
export const filler =
  (cluster: string, peer = anyPeer) =>
  (text: string): string =>
    text.includes("‹") ? text.replaceAll(/‹(?:cluster|peer)›/g, (one) => (one === anyCluster ? cluster : peer)) : text;

/** Finds which of some names stand in a text, in time that does not depend on how many names there are. */
export function nameFinder(names: ReadonlySet<string>): (text: string) => ReadonlySet<string> {
  const most = Math.max(0, ...Array.from(names, (name) => name.split(/[-.]/).length));
  return (text) => {
    const found = new Set<string>();
    for (const [run] of text.matchAll(/[a-z0-9]+(?:[-.][a-z0-9]+)*/g)) {
      const parts = run.split(/([-.])/);
      for (let first = 0; first < parts.length; first += 2)
        for (let last = Math.min(parts.length, first + 2 * most - 1); last > first; last -= 2) {
          const name = parts.slice(first, last).join("");
          if (!names.has(name)) continue;
          found.add(name);
          break;
        }
    }
    return found;
  };
}
