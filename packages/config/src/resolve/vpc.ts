import type { ClusterSecurityGroups, NetworkAcl, PortRange, SecurityGroup, Vpc } from "@meshwright/model";
import type { ClusterSource } from "../schema/cluster.ts";

type VpcSource = ClusterSource["vpc"];
type SecurityGroupsSource = NonNullable<ClusterSource["securityGroups"]>;

/** Of a text that the schema has let pass. */
export function portRange(text: string): PortRange {
  const [from = "", to = from] = text.split("-");
  return { from: Number(from), to: Number(to) };
}

const withPorts = <T extends { readonly ports?: string | undefined }>({ ports, ...rule }: T) => ({
  ...rule,
  ...(ports !== undefined && { ports: portRange(ports) }),
});

export function resolveVpc({ networkACLs, ...vpc }: VpcSource): Vpc {
  const acls = networkACLs.map(({ id, inbound, outbound }): NetworkAcl => ({
    id,
    inbound: inbound.map(withPorts).toSorted((left, right) => left.number - right.number),
    outbound: outbound.map(withPorts).toSorted((left, right) => left.number - right.number),
  }));
  return { ...vpc, ...(acls.length > 0 && { networkACLs: acls }) };
}

const groupOf = ({ id, inbound, outbound }: SecurityGroupsSource["nodes"][number]): SecurityGroup => ({
  id,
  ...(inbound && { inbound: inbound.map(withPorts) }),
  ...(outbound && { outbound: outbound.map(withPorts) }),
});

export const resolveSecurityGroups = ({ controlPlane, nodes, pods }: SecurityGroupsSource): ClusterSecurityGroups => ({
  controlPlane: controlPlane.map(groupOf),
  nodes: nodes.map(groupOf),
  ...(pods && { pods: pods.map(groupOf) }),
});
