import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileSource } from "@meshwright/reading";

export interface DefaultFleet {
  /** Relative to the root; absent where there is none, or two. */
  readonly path?: string;
  readonly findings: readonly Finding[];
}

/** Which fleet is meant where nobody names one: `fleet/`, or `fleet.ts`. */
export function defaultFleet(root: string): DefaultFleet {
  const found = ["fleet", "fleet.ts"].filter((path) => existsSync(join(root, path)));
  const [path, other] = found;
  if (path === undefined) {
    return {
      findings: [finding(kinds.noFleet, fileSource("fleet").place([]), { looked: "fleet/ or fleet.ts" })],
    };
  }
  if (other !== undefined) return { findings: [finding(kinds.twoFleets, fileSource(path).place([]), { other })] };
  return { path, findings: [] };
}
