import type { Range } from "../range.ts";
import { routeTableKey } from "./key-path.ts";
import type { Part } from "./longest-prefix.ts";
import { partsOf } from "./longest-prefix.ts";
import type { NetworkRoute } from "../network/network.ts";
import { rangeText } from "./range-text.ts";
import { routesOf } from "./routes.ts";
import type { Stand } from "./stand.ts";
import type { Halt } from "./step.ts";
import type { Known } from "./trip.ts";

const isDefault = ({ first, last }: Range): boolean => first === 0 && last === 0xffffffff;

/**
 * What is wrong with the routes of a subnet to some public addresses, of which an endpoint has some and nobody knows which: what stops all
 * of them stops, what stops some is not known. `isTranslated`: packets have the address of a node.
 */
export function refusedByRoutes(
  known: Known,
  { vpc, subnet }: Pick<Stand, "vpc" | "subnet">,
  isTranslated: boolean,
  ranges: readonly Range[],
): readonly Halt[] {
  const id = subnet.routeTable;
  const where = { ...routeTableKey(known, vpc, id), at: id };
  const table = vpc.routeTables.get(id);
  const named = `route table ${id} of subnet ${subnet.id}`;
  if (table === undefined || !table.isWhole)
    return [
      {
        ...where,
        is: "unknown",
        reason: "not-said",
        says: `nobody has said what is in ${named}`,
        mend: `Say it in vpc.routeTables of cluster ${vpc.cluster}: \`meshwright fleet import aws\` reads it from AWS.`,
      },
    ];
  const routes = routesOf(vpc, table.all);
  const parts = ranges
    .flatMap((range) => partsOf(range, routes))
    .filter(({ route }) => route?.target !== "local")
    // What most addresses take is told first.
    .toSorted((left, right) => Number(isOfDefault(right)) - Number(isOfDefault(left)));
  const ends = parts.map((part) => ({ part, end: endOf(part, named, isTranslated) }));
  const [first] = ends.flatMap(({ part, end }) => (end === undefined ? [] : [{ part, end }]));
  if (first === undefined) return [];
  const { part, end } = first;
  if (ends.every((one) => one.end?.is === "stopped") || end.is === "unknown") return [{ ...where, ...end }];
  const some = part.route === undefined || isOfDefault(part) ? "some addresses" : rangeText(part.route.destination);
  return [
    {
      ...where,
      ...end,
      is: "unknown",
      reason: "not-said",
      says: `${end.says}; that is its route for ${some}, and nobody knows which public addresses the endpoint has`,
    },
  ];
}

const isOfDefault = ({ route }: Part<NetworkRoute>): boolean => route !== undefined && isDefault(route.destination);

/**
 * Where a route to public addresses ends, if not in the internet. A NAT gateway translates, an internet gateway only for interfaces that
 * have a public address, and a peering hands over nothing but what goes to the other VPC.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
function endOf(
  { route }: Part<NetworkRoute>,
  named: string,
  isTranslated: boolean,
): Pick<Halt, "is" | "reason" | "says" | "mend"> | undefined {
  const mend = `Give it a route for 0.0.0.0/0 to a NAT gateway, or make the endpoint private only, so that its name has addresses of its VPC everywhere.`;
  if (route === undefined)
    return { is: "stopped", reason: "endpoint-public", says: `${named} has no route to the internet`, mend };
  const { target, destination, isBlackhole } = route;
  const what = rangeText(destination);
  if (isBlackhole)
    return {
      is: "stopped",
      reason: "blackhole",
      says: `the route for ${what} in ${named} is a blackhole: ${target} is gone`,
      mend,
    };
  if (target.startsWith("nat-")) return undefined;
  if (target.startsWith("igw-") && !isTranslated)
    return {
      is: "stopped",
      reason: "wrong-target",
      says: `${named} leads to the internet gateway ${target}, which drops packets of pods: they have no public address`,
      mend,
    };
  if (target.startsWith("igw-"))
    return {
      is: "unknown",
      reason: "not-said",
      says: `${named} leads to the internet gateway ${target}, and nobody has said whether nodes have public addresses, nor which`,
      mend,
    };
  if (/^(pcx|eigw)-/.test(target))
    return {
      is: "stopped",
      reason: "wrong-target",
      says: `${named} sends ${what} to ${target}, which leads no IPv4 packet to the internet`,
      mend,
    };
  return {
    is: "unknown",
    reason: "not-declared",
    says: `${named} sends ${what} to ${target}, and nobody has said how that leads to the internet`,
    mend,
  };
}
