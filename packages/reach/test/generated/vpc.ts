import type { ClusterSecurityGroups, NetworkAcl, SecurityGroupRule, Subnet, SubnetUse, Vpc } from "@meshwright/model";
import { awsId } from "./ids.ts";
import type { VpcShape } from "./shapes.ts";

const primary = (index: number): string => `10.${16 + index}`;
const secondary = (index: number, { samePods }: VpcShape): string => `100.${64 + (samePods === true ? 0 : index)}`;

/** Addresses of pods, as the fleet says them. */
export function podCIDRsOf(index: number, shape: VpcShape): readonly string[] {
  const { pods, zones } = shape;
  if (pods === "secondary") return [`${secondary(index, shape)}.0.0/16`];
  if (pods === "with nodes") return [`${primary(index)}.0.0/16`];
  return Array.from({ length: zones }, (_, zone) => `${primary(index)}.${zone * 16}.0/20`);
}

export function subnetsOf(index: number, region: string, shape: VpcShape): readonly Subnet[] {
  const { zones, pods, dedicated, routeTables, anyUse, acl } = shape;
  let count = 0;
  const subnet = (zone: number, cidr: string, uses: readonly SubnetUse[]): Subnet => {
    count += 1;
    return {
      id: awsId("subnet", index, count),
      availabilityZone: `${region}${"abc"[zone]}`,
      cidr,
      routeTable: awsId("rtb", index, routeTables === "one" ? 0 : count),
      ...((!anyUse || dedicated || pods === "secondary") && { uses }),
      ...(acl && { networkACL: awsId("acl", index, dedicated && uses.includes("transit-gateway") ? 1 : 0) }),
    };
  };
  return Array.from({ length: zones }, (_, zone) => zone).flatMap((zone) => [
    subnet(zone, `${primary(index)}.${zone * 16}.0/20`, [
      "control-plane",
      "nodes",
      "load-balancers",
      ...(pods === "secondary" ? [] : (["pods"] as const)),
      ...(dedicated ? [] : (["transit-gateway"] as const)),
    ]),
    ...(pods === "secondary" ? [subnet(zone, `${secondary(index, shape)}.${zone * 64}.0/18`, ["pods"])] : []),
    ...(dedicated ? [subnet(zone, `${primary(index)}.255.${zone * 16}/28`, ["transit-gateway"])] : []),
  ]);
}

const fleetRanges = ["10.0.0.0/8", "100.64.0.0/10"] as const;

function aclOf(id: string): NetworkAcl {
  const rules = fleetRanges.map((cidr, at) => ({
    number: 100 + at * 10,
    action: "allow" as const,
    protocol: "tcp" as const,
    cidr,
  }));
  return { id, inbound: rules, outbound: rules };
}

export function vpcOf(index: number, region: string, shape: VpcShape): Vpc {
  const subnets = subnetsOf(index, region, shape);
  const nat = shape.nat ? [{ destination: "0.0.0.0/0", target: awsId("nat", index, 1), state: "active" as const }] : [];
  const acls = [...new Set(subnets.flatMap(({ networkACL }) => networkACL ?? []))];
  return {
    id: awsId("vpc", index),
    cidrs: [`${primary(index)}.0.0/16`, ...(shape.pods === "secondary" ? [`${secondary(index, shape)}.0.0/16`] : [])],
    subnets,
    routeTables: [...new Set(subnets.map(({ routeTable }) => routeTable))].map((id) => ({ id, routes: nat })),
    ...(acls.length > 0 && { networkACLs: acls.map(aclOf) }),
    dns: { support: true, hostnames: true },
    ...(shape.nat && { natAddresses: [`203.0.113.${index + 1}/32`] }),
  };
}

const all = { protocol: "all", cidrs: [], securityGroups: [] } as const;

export function securityGroupsOf(index: number, shape: VpcShape): ClusterSecurityGroups {
  const { groups } = shape;
  const ids = [0, 1, 2].map((number) => awsId("sg", index, number));
  const own = vpcOf(index, "", shape).cidrs;
  const inbound: readonly SecurityGroupRule[] = [
    { ...all, securityGroups: groups === "shared" ? ids.slice(0, 1) : ids },
  ];
  const outbound: readonly SecurityGroupRule[] = [{ ...all, cidrs: groups === "closed" ? own : ["0.0.0.0/0"] }];
  const group = (number: number) => ({ id: ids[number] ?? "", inbound, outbound });
  if (groups === "shared") return { controlPlane: [group(0)], nodes: [group(0)] };
  return {
    controlPlane: [group(0)],
    nodes: [group(1)],
    ...(shape.pods === "secondary" && { pods: [group(2)] }),
  };
}
