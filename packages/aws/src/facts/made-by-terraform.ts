import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { madeForTag } from "@meshwright/model";
import type { PlannedSecurityGroupRule } from "@meshwright/reach";
import { reachInput } from "@meshwright/reach";
import type { Outputs, Told } from "../outputs/outputs.ts";
import type { Permission } from "../outputs/shapes.ts";
import type { Tagged } from "../outputs/tags.ts";
import { madeRoutes } from "./made-routes.ts";
import { madeRules } from "./made-rules.ts";

/**
 * The outputs without what Terraform has made from this fleet. What a fleet says is there is no longer made: taken over, such a
 * route or rule would leave the files, and the next apply would destroy it.
 */
export function withoutMade(
  fleet: Fleet,
  outputs: Outputs,
): { readonly outputs: Outputs; readonly findings: readonly Finding[] } {
  const { id: mesh, connectivity } = fleet.mesh;
  if (connectivity.management !== "terraform") return { outputs, findings: [] };
  const { plan } = reachInput(fleet);
  const counts = new Map<string, number>();
  const count = (file: string, more: number): void => void counts.set(file, (counts.get(file) ?? 0) + more);
  const isOurs = ({ Tags }: Tagged): boolean => Tags.some(({ Key, Value }) => Key === madeForTag && Value === mesh);
  const others = <T extends Tagged>(all: ReadonlyMap<string, Told<T>>): ReadonlyMap<string, Told<T>> =>
    new Map(
      [...all].filter(([, { file, data }]) => {
        if (isOurs(data)) count(file, 1);
        return !isOurs(data);
      }),
    );
  const made = {
    transitGateways: others(outputs.transitGateways),
    attachments: others(outputs.attachments),
    vpcAttachments: others(outputs.vpcAttachments),
    peeringAttachments: others(outputs.peeringAttachments),
    transitRouteTables: others(outputs.transitRouteTables),
    vpcPeerings: others(outputs.vpcPeerings),
  };
  const isGone = (attachment: string): boolean =>
    [outputs.attachments, outputs.vpcAttachments, outputs.peeringAttachments].some((all) => all.has(attachment)) &&
    ![made.attachments, made.vpcAttachments, made.peeringAttachments].every((all) => all.has(attachment));
  const kept = <T, One>(told: Told<T>, all: readonly One[], isMade: (one: One) => boolean): readonly One[] => {
    const left = all.filter((one) => !isMade(one));
    if (left.length < all.length) count(told.file, all.length - left.length);
    return left;
  };
  const isMadeRoute = madeRoutes(fleet, plan, outputs, isOurs);
  const isMadeRule = madeRules(plan, mesh);
  const without: Outputs = {
    ...outputs,
    ...made,
    routeTables: changed(outputs.routeTables, (told) => ({
      ...told.data,
      Routes: [...kept(told, told.data.Routes, (route) => isMadeRoute(told.data.RouteTableId, route))],
    })),
    transitRoutes: changed(outputs.transitRoutes, (told) => ({
      ...told.data,
      Routes: [
        ...kept(told, told.data.Routes, ({ TransitGatewayAttachments: over }) =>
          over.some((one) => isGone(one.TransitGatewayAttachmentId)),
        ),
      ],
    })),
    securityGroups: changed(outputs.securityGroups, (told) => {
      const rules = (all: readonly Permission[], direction: PlannedSecurityGroupRule["direction"]): Permission[] =>
        all.map((one) => ({
          ...one,
          IpRanges: [...kept(told, one.IpRanges, (range) => isMadeRule(told.data.GroupId, direction, one, range))],
        }));
      return {
        ...told.data,
        IpPermissions: rules(told.data.IpPermissions, "inbound"),
        IpPermissionsEgress: rules(told.data.IpPermissionsEgress, "outbound"),
      };
    }),
  };
  const findings = [...counts].map(([file, number]) =>
    finding(kinds.madeByTerraform, { in: "file", file }, { number }),
  );
  return { outputs: without, findings };
}

const changed = <T>(all: ReadonlyMap<string, Told<T>>, change: (told: Told<T>) => T): ReadonlyMap<string, Told<T>> =>
  new Map([...all].map(([id, told]) => [id, { ...told, data: change(told) }]));
