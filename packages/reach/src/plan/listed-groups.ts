import type { Cluster, SecurityGroup } from "@meshwright/model";

/** Wherever a group stands in a cluster. */
export const everyGroup = ({ securityGroups: said }: Cluster): readonly SecurityGroup[] =>
  said === undefined ? [] : [...said.controlPlane, ...said.nodes, ...(said.pods ?? [])];

/**
 * Security groups as the whole cluster knows them: one that stands in several places has its rules in one of them and its id alone in
 * the others, and AWS refuses a rule that it has already.
 */
export function listedGroups(cluster: Cluster, groups: readonly SecurityGroup[] | undefined): readonly SecurityGroup[] {
  const all = everyGroup(cluster);
  return (groups ?? []).map(({ id }): SecurityGroup => {
    const same = all.filter((other) => other.id === id);
    const inbound = same.find((other) => other.inbound !== undefined)?.inbound;
    const outbound = same.find((other) => other.outbound !== undefined)?.outbound;
    return { id, ...(inbound && { inbound }), ...(outbound && { outbound }) };
  });
}
