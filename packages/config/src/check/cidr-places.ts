import type { Part } from "../read/draft.ts";
import type { KeyPath } from "@meshwright/reading";
import type { ClusterSource } from "../schema/cluster.ts";

export interface CidrPlace {
  readonly cidr: string;
  readonly keyPath: KeyPath;
  readonly of: "vpc" | "subnet" | "pods" | "services";
}

/** Every CIDR of a cluster that is known, with its place. */
export function cidrsOf({ known }: Part<ClusterSource>): readonly CidrPlace[] {
  const list = (
    of: CidrPlace["of"],
    start: KeyPath,
    cidrs: readonly (string | undefined)[] = [],
  ): readonly CidrPlace[] =>
    cidrs.flatMap((cidr, index) => (cidr === undefined ? [] : [{ cidr, keyPath: [...start, index], of }]));
  const subnets = (known.vpc?.subnets ?? []).flatMap((subnet, index): readonly CidrPlace[] =>
    subnet?.cidr === undefined ? [] : [{ cidr: subnet.cidr, keyPath: ["vpc", "subnets", index, "cidr"], of: "subnet" }],
  );
  const { serviceCIDR } = known;
  return [
    ...list("vpc", ["vpc", "cidrs"], known.vpc?.cidrs),
    ...subnets,
    ...list("pods", ["podCIDRs"], known.podCIDRs),
    ...(serviceCIDR === undefined ? [] : [{ cidr: serviceCIDR, keyPath: ["serviceCIDR"], of: "services" } as const]),
  ];
}
