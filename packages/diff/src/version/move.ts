import { coerce, compare, diff } from "semver";

/** How one version follows another. */
export interface Move {
  /** `form`: the numbers are the same, what stands behind them differs (`1.2.3-alpine`). `unknown`: one of the two is no version (`latest`, `1.x`). */
  readonly how: "form" | "patch" | "minor" | "major" | "back" | "unknown";
  /** By how many minors, where the major stays; negative for a way back. */
  readonly minors: number;
  /** Where it goes back, what would have been the way forth. */
  readonly by?: "patch" | "minor" | "major";
}

/** `1.29`, `v1.21.2`, `1.29.1-alpine`; not `1.x`, `sha-1234567`, or a date. */
const version = /^v?\d{1,4}(\.\d{1,9}){1,2}([-+._].*)?$/;

export function moveOf(before: string, after: string): Move {
  const [old, now] = [before, after].map((text) => (version.test(text) ? coerce(text) : null));
  if (old === null || now === null || old === undefined || now === undefined) return { how: "unknown", minors: 0 };
  const minors = old.major === now.major ? now.minor - old.minor : 0;
  const by = diff(old, now);
  if (by === null) return { how: "form", minors };
  const known = by === "major" || by === "minor" ? by : "patch";
  return compare(old, now) > 0 ? { how: "back", minors, by: known } : { how: known, minors };
}
