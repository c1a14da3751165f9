import type { ClusterPicture, ConnectionPicture, ReachPicture } from "@meshwright/reach";
import { counted } from "./counted.ts";
import { kindText, modeText, mtuText } from "./network-words.ts";
import type { Block } from "./network-section.ts";
import { tableOf } from "./network-section.ts";
import { someText } from "./some-text.ts";

/** Fleets up to this size are shown cluster by cluster, others by peer group. */
export const fewClusters = 12;

/** More links than these are told by peer group: twelve clusters that are all peers have 66. */
const fewLinks = 15;

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const clusterRow = (one: ClusterPicture): readonly string[] => [
  one.name,
  one.peerGroup,
  one.network,
  one.account,
  one.region,
  `${one.vpc} ${one.cidrs.join(", ")}`,
  one.podCIDRs.join(", "),
  one.serviceCIDR,
];

/** The clusters with their VPCs, or the peer groups of a large fleet. */
export function clustersTable({ clusters }: ReachPicture): Block {
  if (clusters.length <= fewClusters)
    return tableOf(
      ["CLUSTER", "PEER GROUP", "NETWORK", "ACCOUNT", "REGION", "VPC", "PODS", "SERVICES"],
      clusters.map(clusterRow),
    );
  const rows = [...Map.groupBy(clusters, ({ peerGroup }) => peerGroup)].map(([group, of]) => ({
    group,
    cells: [
      counted(of.length, "cluster"),
      someText(unique(of.map(({ network }) => network))),
      someText(unique(of.map(({ region }) => region))),
      counted(unique(of.map(({ account }) => account)).length, "account"),
    ],
  }));
  return tableOf(["PEER GROUPS", "SIZE", "NETWORKS", "REGIONS", "ACCOUNTS"], groupRows(rows));
}

interface GroupRow {
  readonly group: string;
  readonly cells: readonly string[];
}

/** Peer groups of which the same is to be said share a row. */
function groupRows(rows: readonly GroupRow[]): readonly (readonly string[])[] {
  const alike = Map.groupBy(rows, ({ cells }) => JSON.stringify(cells));
  return [...alike.values()].map((same) => {
    const [first = "", ...cells] = same[0]?.cells ?? [];
    return [someText(same.map(({ group }) => group)), same.length > 1 ? `${first} each` : first, ...cells];
  });
}

/** What joins the clusters; in a large fleet, how many pairs of each peer group by what. */
export function linksTable({ clusters, connections }: ReachPicture): Block {
  const over = (one: ConnectionPicture): readonly string[] => [kindText(one), modeText(one), one.over, mtuText(one)];
  if (clusters.length <= fewClusters && connections.length <= fewLinks)
    return tableOf(
      ["BETWEEN", "LINK", "MODE", "OVER", "LARGEST PACKET"],
      connections.map((one) => [one.between.join(" and "), ...over(one)]),
    );
  const groupOf = new Map(clusters.map(({ name, peerGroup }) => [name, peerGroup]));
  const alike = Map.groupBy(connections, (one) => JSON.stringify([groupOf.get(one.between[0]), over(one)]));
  const rows = [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [{ group: groupOf.get(first.between[0]) ?? "", cells: [String(same.length), ...over(first)] }];
  });
  return tableOf(["PEER GROUPS", "LINKS", "LINK", "MODE", "OVER", "LARGEST PACKET"], groupRows(rows));
}
