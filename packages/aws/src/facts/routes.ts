import { finding, kinds } from "@meshwright/findings";
import type { Data, Told } from "../outputs/outputs.ts";
import type { Tell } from "./telling.ts";

interface RouteWords {
  readonly destination: string;
  readonly target: string;
  readonly state: "active" | "blackhole";
}

type Route = Data<"routeTables">["Routes"][number];

/** What a route leads to. An instance is known by its interface, as packets are. */
const targetOf = (route: Route): string | undefined =>
  route.TransitGatewayId ??
  route.VpcPeeringConnectionId ??
  route.NatGatewayId ??
  route.NetworkInterfaceId ??
  route.GatewayId ??
  route.LocalGatewayId ??
  route.CarrierGatewayId ??
  route.EgressOnlyInternetGatewayId ??
  route.CoreNetworkArn?.split("/").at(-1) ??
  route.InstanceId;

/** As the schema of the fleet has it. */
const isTarget = (id: string): boolean => /^[a-z]{2,12}(-[a-z]{2,12})?-[0-9a-f]{8,17}$/.test(id);

/** The routes of a table that a fleet lists; what it cannot say is told. */
export function routesOf({ file, data }: Told<Data<"routeTables">>, tell: Tell): readonly RouteWords[] {
  const place = { in: "file", file } as const;
  const listed: RouteWords[] = [];
  const lists: string[] = [];
  const unknown: string[] = [];
  let ipv6 = 0;
  for (const route of data.Routes) {
    if (route.GatewayId === "local") continue;
    const target = targetOf(route);
    if (route.DestinationPrefixListId !== undefined) lists.push(route.DestinationPrefixListId);
    else if (route.DestinationCidrBlock === undefined) ipv6 += 1;
    else if (target === undefined || !isTarget(target)) unknown.push(route.DestinationCidrBlock);
    else listed.push({ destination: route.DestinationCidrBlock, target, state: route.State });
  }
  const say = (what: string, means: string): void =>
    tell(finding(kinds.inexpressible, place, { what: `${data.RouteTableId} has ${what}`, means }));
  if (ipv6 > 0) say(`${ipv6} IPv6 route${ipv6 === 1 ? "" : "s"}`, "Only IPv4 is judged.");
  if (lists.length > 0)
    say(
      `routes to prefix lists (${lists.toSorted().join(", ")})`,
      "Packets to their addresses are judged by the other routes; where a list of your own holds peers, say those routes one by one in AWS.",
    );
  if (unknown.length > 0)
    say(
      `routes to ${unknown.toSorted().join(", ")} that lead to something without an id`,
      "They are judged as missing.",
    );
  return listed.toSorted((left, right) => (left.destination < right.destination ? -1 : 1));
}
