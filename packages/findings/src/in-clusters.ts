/** At most this many clusters are named. */
const named = 5;

/** `dublin, ohio and 3 more`. */
export function clusterList(clusters: readonly string[]): string {
  const rest = clusters.length - named;
  if (rest > 1) return `${clusters.slice(0, named).join(", ")} and ${rest} more`;
  return clusters.length < 2 ? clusters.join("") : `${clusters.slice(0, -1).join(", ")} and ${clusters.at(-1)}`;
}
