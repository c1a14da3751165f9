import type { Finding } from "@meshwright/findings";
import { finding, kinds, placeText } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";
import { directions, groupLists } from "./known-rules.ts";
import { repeated } from "./repeated.ts";
import type { Entry } from "./repeated-entries.ts";
import { entriesOf, repeatedEntries, repeatedIn } from "./repeated-entries.ts";

/** Lists of one cluster. Ids of security groups stand in several of its lists where a group has several uses. */
function* inCluster({ source, known }: Part<ClusterSource>): Generator<Finding> {
  const { vpc, podNetworking, securityGroups, apiServer } = known;
  for (const [index, { uses }] of knownEntries(vpc?.subnets))
    yield* repeatedIn(source, ["vpc", "subnets", index, "uses"], uses);
  yield* repeatedIn(source, ["vpc", "routeTables"], vpc?.routeTables, "id");
  for (const [index, { routes }] of knownEntries(vpc?.routeTables))
    yield* repeatedIn(source, ["vpc", "routeTables", index, "routes"], routes, "destination");
  yield* repeatedIn(source, ["vpc", "networkACLs"], vpc?.networkACLs, "id");
  for (const [index, acl] of knownEntries(vpc?.networkACLs))
    for (const direction of directions)
      yield* repeatedIn(source, ["vpc", "networkACLs", index, direction], acl[direction], "number");
  yield* repeatedIn(source, ["vpc", "natAddresses"], vpc?.natAddresses);
  for (const list of groupLists) yield* repeatedIn(source, ["securityGroups", list], securityGroups?.[list], "id");
  if (podNetworking?.kind === "vpc-cni")
    yield* repeatedIn(source, ["podNetworking", "excludeSNATCIDRs"], podNetworking.excludeSNATCIDRs);
  yield* repeatedIn(source, ["apiServer", "access", "publicAccessCIDRs"], apiServer?.access?.publicAccessCIDRs);
}

const pairText = (between: readonly (string | undefined)[]): string =>
  between.toSorted((left = "", right = "") => (left < right ? -1 : 1)).join(" and ");

function* inMesh({ source, known }: Part<MeshSource>): Generator<Finding> {
  const { transitGateways, connections, hops, privateZones } = known.connectivity ?? {};
  const gateways = ["connectivity", "transitGateways"];
  yield* repeatedIn(source, gateways, transitGateways, "region");
  yield* repeatedIn(source, gateways, transitGateways, "id");
  yield* repeatedEntries(
    source,
    knownEntries(transitGateways).flatMap(([gateway, { routeTables }]) =>
      entriesOf([...gateways, gateway, "routeTables"], routeTables, "id"),
    ),
  );
  for (const [gateway, { attachments, routeTables }] of knownEntries(transitGateways)) {
    const place = [...gateways, gateway, "attachments"];
    yield* repeatedIn(source, place, attachments, "id");
    // A VPC attaches to a gateway once; what was deleted is listed for a while.
    const available = attachments?.map((one) => (one?.state === "available" ? one : undefined));
    yield* repeatedIn(source, place, available, "vpc");
    for (const [table, { routes }] of knownEntries(routeTables))
      yield* repeatedIn(source, [...gateways, gateway, "routeTables", table, "routes"], routes, "destination");
  }
  yield* repeatedEntries(
    source,
    knownEntries(connections).flatMap(([index, { between }]): readonly Entry[] =>
      between === undefined || between.includes(undefined)
        ? []
        : [{ value: pairText(between), keyPath: ["connectivity", "connections", index, "between"] }],
    ),
  );
  yield* repeatedIn(source, ["connectivity", "connections"], connections, "id");
  yield* repeatedIn(source, ["connectivity", "hops"], hops, "name");
  yield* repeatedEntries(
    source,
    knownEntries(hops).flatMap(([index, { targets }]) =>
      entriesOf(["connectivity", "hops", index, "targets"], targets),
    ),
  );
  for (const [index, connection] of knownEntries(connections))
    yield* repeatedIn(source, ["connectivity", "connections", index, "hops"], connection.hops);
  yield* repeatedIn(source, ["connectivity", "privateZones"], privateZones, "name");
  for (const [index, { vpcs }] of knownEntries(privateZones))
    yield* repeatedIn(source, ["connectivity", "privateZones", index, "vpcs"], vpcs);
}

/** Within a region: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html */
const mayBeShared = (id: string, one: string | undefined, other: string | undefined): boolean =>
  id.startsWith("sg-") && (one === other || one === undefined || other === undefined);

/** Ids of what belongs to one VPC and no other. */
const idsOf = ({ known: { vpc, securityGroups } }: Part<ClusterSource>): readonly Entry[] => [
  ...entriesOf(["vpc", "subnets"], vpc?.subnets, "id"),
  ...entriesOf(["vpc", "routeTables"], vpc?.routeTables, "id"),
  ...(vpc?.routeTables === undefined ? entriesOf(["vpc", "subnets"], vpc?.subnets, "routeTable") : []),
  ...entriesOf(["vpc", "networkACLs"], vpc?.networkACLs, "id"),
  ...groupLists.flatMap((list) => entriesOf(["securityGroups", list], securityGroups?.[list], "id")),
];

export const uniqueNetworkParts: FleetCheck = {
  name: "unique-network-parts",
  summary: "Nothing of the network is described twice, and no id is of two VPCs",
  *run({ mesh, clusters }) {
    for (const cluster of clusters) yield* inCluster(cluster);
    yield* inMesh(mesh);
    const ids = clusters.flatMap((cluster) => {
      const { source, known } = cluster;
      const own = new Map(
        idsOf(cluster)
          .toReversed()
          .map((entry) => [entry.value, { ...entry, source, region: known.region }]),
      );
      return [...own.values()];
    });
    for (const { item, first } of repeated(ids, ({ value }) => value))
      if (!mayBeShared(item.value, item.region, first.region))
        yield finding(kinds.idOfOtherVpc, item.source.place(item.keyPath), {
          id: item.value,
          other: placeText(first.source.place(first.keyPath)),
        });
  },
};
