import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Call } from "./call.ts";
import { calls } from "./call.ts";

interface Root {
  readonly file: string;
  readonly root: Readonly<Record<string, unknown>>;
}

interface InVpc {
  readonly VpcId?: string | undefined;
}

/** Two answers of one call for the same VPC, of which one knows more: something was made or removed in between. */
export const unlike = (roots: readonly Root[]): readonly Finding[] => [
  ...ofCall("The list of subnets", calls.subnets, roots),
  ...ofCall("The list of route tables", calls.routeTables, roots),
  ...ofCall("The list of security groups", calls.securityGroups, roots),
  ...ofCall("The list of network ACLs", calls.networkAcls, roots),
  ...ofCall("The list of NAT gateways", calls.natGateways, roots),
  ...ofCall("The list of instances", calls.instances, roots),
];

/** Answers that share nothing are of other filters, and no contradiction. */
function* ofCall<T extends InVpc>(what: string, call: Call<T>, roots: readonly Root[]): Generator<Finding> {
  const before = new Map<string, { readonly file: string; readonly ids: ReadonlySet<string> }>();
  for (const { file, root } of roots)
    for (const [vpc, ids] of idsByVpc(call, root)) {
      const other = before.get(vpc);
      if (other === undefined) {
        before.set(vpc, { file, ids });
        continue;
      }
      const apart = [...ids.symmetricDifference(other.ids)].toSorted();
      if (apart.length === 0 || ids.isDisjointFrom(other.ids)) continue;
      yield finding(
        kinds.contradictingOutputs,
        { in: "file", file },
        { what: `${what} of ${vpc}`, other: other.file, keys: apart.slice(0, 4) },
      );
    }
}

function idsByVpc<T extends InVpc>(call: Call<T>, root: Root["root"]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { value } of call.items(root) ?? []) {
    const { data } = call.shape.safeParse(value);
    if (data?.VpcId !== undefined) found.set(data.VpcId, (found.get(data.VpcId) ?? new Set()).add(call.id(data)));
  }
  return found;
}
