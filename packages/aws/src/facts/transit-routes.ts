import { finding, kinds } from "@meshwright/findings";
import type { Data, Outputs, Told } from "../outputs/outputs.ts";
import { isNamedAfter } from "./of-vpc.ts";
import { isOwnersView } from "./owners-view.ts";
import type { Tell } from "./telling.ts";

type Words = Readonly<Record<string, unknown>>;

/** All route tables of a gateway with their routes; undefined where the routes of one of them are not told. */
export function transitRoutes(gateway: string, outputs: Outputs, tell: Tell): readonly Words[] | undefined {
  const tables = transitTables(gateway, outputs);
  if (tables === undefined) return undefined;
  const words = tables.map((id) => {
    const told = outputs.transitRoutes.get(id);
    return told && { id, routes: routesOf(told, tell) };
  });
  const known = words.filter((one) => one !== undefined);
  return known.length === words.length ? known : undefined;
}

/** Ids of the route tables of a gateway; undefined where nobody has asked. */
export function transitTables(gateway: string, outputs: Outputs): readonly string[] | undefined {
  const found = [...outputs.transitRouteTables.values()]
    .filter(({ data }) => data.TransitGatewayId === gateway && data.State === "available")
    .map(({ data }) => data.TransitGatewayRouteTableId)
    .toSorted();
  if (found.length > 0) return found;
  return isNamedAfter(outputs, "transitRouteTables", gateway) && isOwnersView(gateway, outputs) ? found : undefined;
}

function routesOf({ file, data }: Told<Data<"transitRoutes">>, tell: Tell): readonly Words[] {
  const place = { in: "file", file } as const;
  const table = data.TransitGatewayRouteTableId;
  const say = (what: string, means: string): void =>
    tell(finding(kinds.inexpressible, place, { what: `${table} has ${what}`, means }));
  const there = data.Routes.filter(({ State }) => State === "active" || State === "blackhole");
  // Each entry of a prefix list is a route with its own CIDR: https://docs.aws.amazon.com/vpc/latest/tgw/tgw-prefix-lists.html
  const ipv4 = there.filter(({ DestinationCidrBlock: cidr }) => cidr !== undefined && !cidr.includes(":"));
  if (there.some(({ DestinationCidrBlock: cidr }) => cidr?.includes(":") === true))
    say("routes to IPv6 ranges", "Only IPv4 is judged.");
  const bare = there.flatMap(({ DestinationCidrBlock, PrefixListId }) =>
    DestinationCidrBlock === undefined ? [PrefixListId ?? "no range"] : [],
  );
  if (bare.length > 0)
    say(
      `routes to prefix lists without their ranges (${[...new Set(bare)].toSorted().join(", ")})`,
      "Packets to their addresses are judged by the other routes.",
    );
  return ipv4
    .map(({ DestinationCidrBlock: destination = "", TransitGatewayAttachments, Type: origin, State: state }): Words => {
      const ids = TransitGatewayAttachments.map(
        ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId,
      ).toSorted();
      if (ids.length > 1 && state !== "blackhole")
        say(`several attachments for ${destination}: ${ids.join(", ")}`, "It is judged by the first of them.");
      return { destination, attachment: state === "blackhole" ? null : (ids[0] ?? null), origin, state };
    })
    .toSorted((one, other) => (String(one["destination"]) < String(other["destination"]) ? -1 : 1));
}
