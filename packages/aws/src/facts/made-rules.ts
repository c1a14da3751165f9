import { madeForText } from "@meshwright/model";
import type { NetworkPlan, PlannedSecurityGroupRule } from "@meshwright/reach";
import type { Permission } from "../outputs/shapes.ts";

/** Rules of groups: what is planned, and says of itself for which mesh it was made. */
export function madeRules(
  plan: NetworkPlan,
  mesh: string,
): (
  group: string,
  direction: PlannedSecurityGroupRule["direction"],
  permission: Permission,
  range: Permission["IpRanges"][number],
) => boolean {
  const planned = new Set(
    plan.securityGroupRules.map(({ securityGroup, direction, ports, cidr }) =>
      [securityGroup, direction, ports.from, ports.to, cidr].join(" "),
    ),
  );
  return (group, direction, { IpProtocol, FromPort, ToPort }, { CidrIp, Description }) =>
    IpProtocol === "tcp" &&
    (Description ?? "").startsWith(madeForText(mesh)) &&
    planned.has([group, direction, FromPort, ToPort, CidrIp].join(" "));
}
