import { closest, distance } from "fastest-levenshtein";

/** The candidate that a mistyped word most likely means; undefined where none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > 60) return undefined;
  const lower = word.toLowerCase();
  const found = closest(lower, candidates.map((candidate) => candidate.toLowerCase()));
  const candidate = candidates.find((one) => one.toLowerCase() === found);
  return candidate !== undefined && distance(lower, found) <= Math.max(1, Math.floor(candidate.length / 3)) ? candidate : undefined;
}
