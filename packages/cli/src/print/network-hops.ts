import type { ReachPicture } from "@meshwright/reach";

/** What an id of AWS is of, by what it begins with; the first that fits. */
const beginnings: readonly (readonly [begin: string, noun: string])[] = [
  ["acl-", "network ACL"],
  ["pcx-", "VPC peering"],
  ["rtb-", "route table"],
  ["sg-", "security group"],
  ["tgw-attach-", "Transit Gateway attachment"],
  ["tgw-rtb-", "Transit Gateway route table"],
  ["tgw-", "Transit Gateway"],
];

/** `route table rtb-0a…`; of what is to be made and has no id, what it will be. Others have names that people gave them. */
export function hopText(hop: string, { clusters }: Pick<ReachPicture, "clusters">): string {
  const noun = beginnings.find(([begin]) => hop.startsWith(begin))?.[1];
  if (noun !== undefined) return `${noun} ${hop}`;
  const names = new Set(clusters.map(({ name }) => name));
  const gateways = new Set(clusters.flatMap(({ transitGateway }) => transitGateway ?? []));
  if (gateways.has(hop)) return `Transit Gateway of ${hop}, to be made`;
  if (names.has(hop)) return `Transit Gateway attachment of ${hop}, to be made`;
  const [first = "", second = "", ...more] = hop.split("/");
  if (gateways.has(first) && (second === "group" || second === "peerings"))
    return `Transit Gateway route table of ${first} for ${second === "group" ? `peer group ${more.join("/")}` : "peerings"}, to be made`;
  if (gateways.has(first) && gateways.has(second))
    return `Transit Gateway peering of ${first} and ${second}, to be made`;
  if (names.has(first) && names.has(second)) return `VPC peering of ${first} and ${second}, to be made`;
  return hop;
}
