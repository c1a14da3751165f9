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

/** `2 routes: … and …; 1 VPC peering: …`. */
export function changesInWords(changes: readonly ResourceChange[]): string {
  const groups = Map.groupBy(changes, ({ kind, type }) => kind?.noun ?? type);
  return [...groups]
    .map(([noun, same]) => `${counted(same.length, noun)}: ${enumerate(same.map(wordsOf), 5)}`)
    .join("; ");
}
