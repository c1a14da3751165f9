import { closest, distance } from "fastest-levenshtein";

/** Two swapped letters are two edits. */
const mostEdits = ({ length }: string): number => (length < 4 ? 1 : Math.max(2, Math.floor(length / 3)));

/** The candidate that a mistyped word most likely means; undefined where none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || word.length > 60) return undefined;
  const lower = word.toLowerCase();
  const found = closest(
    lower,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const candidate = candidates.find((one) => one.toLowerCase() === found);
  return candidate !== undefined && distance(lower, found) <= mostEdits(candidate) ? candidate : undefined;
}
