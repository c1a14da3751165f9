import type { Json, JsonObject } from "@meshwright/model";
import { counted, enumerate } from "../words.ts";
import type { ResourceChange } from "./resource-changes.ts";

/** What tells one from another, by attribute. */
const telling = ["destination_cidr_block", "cidr_ipv4", "peer_region", "vpc_id", "principal", "name"] as const;

const text = (value: Json | undefined): string | undefined =>
  typeof value === "string" && !value.includes("${") ? value : undefined;

const port = ({ from_port: from, to_port: to }: JsonObject): readonly string[] =>
  typeof from === "number" && typeof to === "number" ? [from === to ? `port ${from}` : `ports ${from}-${to}`] : [];

/** `aws_route.quay (10.32.0.0/16)`; of what changes, `aws_route.quay (transit_gateway_id)`. */
function wordsOf({ address, attributes, before, after }: ResourceChange): string {
  const body = after ?? before ?? {};
  const said =
    attributes.length > 0
      ? attributes
      : [...telling.flatMap((key) => text(body[key]) ?? []).slice(0, 1), ...port(body)];
  return `\`${address}\`${said.length > 0 ? ` (${said.join(", ")})` : ""}`;
}

/** Of more than these, only those are named that carry packets themselves; of more that is made, the plan has the names. */
const most = { named: 10, made: 6 };

/** `2 routes: … and …; 1 VPC peering: …`. */
export function changesInWords(changes: readonly ResourceChange[]): string {
  const groups = [...Map.groupBy(changes, ({ kind, type }) => kind?.noun ?? type)];
  if (changes.length > most.made && changes.every(({ how }) => how === "created"))
    return enumerate(
      groups.map(([noun, same]) => counted(same.length, noun)),
      20,
    );
  const isLong = changes.length > most.named;
  return groups
    .map(([noun, same]) => {
      const isNamed = !isLong || same.some(({ kind }) => kind?.is === "way");
      return `${counted(same.length, noun)}${isNamed ? `: ${enumerate(same.map(wordsOf), isLong ? 3 : 5)}` : ""}`;
    })
    .join("; ");
}
