import { clusterList } from "../in-clusters.ts";
import { kind } from "../kind.ts";

export const spentRoot = kind(
  "MW3063",
  "warning",
  "A root that has expired, and that nobody signs under",
  (a: { certificate: string; clusters: readonly string[]; end: string }) =>
    `${a.certificate} expired at ${a.end}. Nobody signs under it any more, so nothing fails. Remove it from the roots of ${clusterList(a.clusters)}, by the last stages where a rotation is under way.`,
);
