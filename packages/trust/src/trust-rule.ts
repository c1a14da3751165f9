import type { Kind } from "@meshwright/findings";
import { finding } from "@meshwright/findings";
import type { Authority } from "./authority.ts";
import type { TrustProblem } from "./trust-problem.ts";

/** One thing that must hold for workloads of a cluster to be accepted, by all or by its peers. */
export interface TrustRule {
  readonly name: string;
  /** One sentence: what holds when it finds nothing. */
  readonly summary: string;
  /** `peers` are those of the same peer group, itself among them. */
  run(authority: Authority, peers: readonly Authority[], at: Date): Iterable<TrustProblem>;
}

interface Where {
  readonly clusters: readonly string[];
  readonly peers?: readonly string[];
  readonly keyPath: TrustProblem["keyPath"];
  /** Of a warning: true where it is one only because a render must still be possible. */
  readonly breaks?: boolean;
}

/** Makes a problem of a kind; its message is told which clusters have it at the same place. */
export const problem = <Args>(
  kind: Kind<Args>,
  where: Where,
  args: (clusters: readonly string[]) => Args,
): TrustProblem => ({
  code: kind.code,
  level: kind.level,
  breaks: kind.level === "error",
  ...where,
  tell: (place, clusters) => finding(kind, place, args(clusters)),
});
