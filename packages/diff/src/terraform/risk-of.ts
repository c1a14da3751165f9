import type { Json } from "@meshwright/model";
import type { Risk } from "../risk.ts";
import type { ResourceChange } from "./resource-changes.ts";

/** Names, VPCs and ranges of clusters that leave the fleet in the same change. */
export type Leaving = readonly string[];

/** What says nothing of where packets go or who may do what. */
const cosmetic = new Set(["description", "tags", "tags_all"]);

/** A name between what is no part of one; Terraform's names have underscores where others have hyphens or dots. */
const names = (text: string, name: string): boolean => {
  const plain = (words: string): string => words.replaceAll("_", "-");
  const quoted = plain(name).replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![a-z0-9])${quoted}(?![a-z0-9])`).test(plain(text));
};

/** True for what goes because a cluster goes. */
export const goesWith = ({ address, before }: ResourceChange, leaving: Leaving): boolean => {
  const text = `${address} ${JSON.stringify(before ?? {})}`;
  return leaving.some((name) => names(text, name));
};

const everywhere: ReadonlySet<Json | undefined> = new Set(["0.0.0.0/0", "::/0"]);

/** True for a rule that lets everybody in, and did not. */
export const opensToAll = ({ type, before, after }: ResourceChange): boolean =>
  type === "aws_vpc_security_group_ingress_rule" &&
  ["cidr_ipv4", "cidr_ipv6"].some((key) => everywhere.has(after?.[key]) && !everywhere.has(before?.[key]));

export function riskOf(change: ResourceChange, leaving: Leaving): Risk {
  if (opensToAll(change)) return "stop";
  switch (change.how) {
    case "renamed":
      return "routine";
    case "created":
      return "careful";
    case "changed":
      return change.attributes.every((one) => cosmetic.has(one)) ? "routine" : "careful";
    case "replaced":
      return change.kind?.is === "way" ? "stop" : "careful";
    case "destroyed":
      // Of a type that nothing is known of, nobody can say that something needs it.
      return change.kind === undefined || goesWith(change, leaving) ? "careful" : "stop";
  }
}
