import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds, placeText } from "@meshwright/findings";
import type { KeyPath } from "@meshwright/reading";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";
import { repeated } from "./repeated.ts";

interface Named {
  readonly value: string;
  readonly place: FleetPlace;
}

function* twice(items: Iterable<Named>): Generator<Finding> {
  for (const { item } of repeated(items, ({ value }) => value))
    yield finding(kinds.duplicateEntry, item.place, { value: item.value });
}

/** What each item of a list is known by. */
const named = <T>(
  placeOf: (keyPath: KeyPath) => FleetPlace,
  items: readonly (T | undefined)[] | undefined,
  nameOf: (item: T) => readonly [value: string | number | undefined, ...keys: readonly string[]],
): readonly Named[] =>
  knownEntries(items).flatMap(([index, item]) => {
    const [value, ...keys] = nameOf(item);
    return value === undefined ? [] : [{ value: String(value), place: placeOf([index, ...keys]) }];
  });

const within =
  (source: { readonly place: (keyPath: KeyPath) => FleetPlace }, ...start: KeyPath) =>
  (keyPath: KeyPath): FleetPlace =>
    source.place([...start, ...keyPath]);

/** Lists of one cluster. Ids of security groups stand in several of its lists where a group has several uses. */
function* inCluster({ source, known }: Part<ClusterSource>): Generator<Finding> {
  const { vpc, podNetworking, securityGroups, apiServer } = known;
  const at = (...start: KeyPath) => within(source, ...start);
  const itself = (value: string) => [value] as const;
  for (const [index, { uses }] of knownEntries(vpc?.subnets))
    yield* twice(named(at("vpc", "subnets", index, "uses"), uses, itself));
  yield* twice(named(at("vpc", "routeTables"), vpc?.routeTables, ({ id }) => [id, "id"]));
  for (const [index, { routes }] of knownEntries(vpc?.routeTables)) {
    const place = at("vpc", "routeTables", index, "routes");
    yield* twice(named(place, routes, ({ destination }) => [destination, "destination"]));
  }
  yield* twice(named(at("vpc", "networkACLs"), vpc?.networkACLs, ({ id }) => [id, "id"]));
  for (const [index, acl] of knownEntries(vpc?.networkACLs))
    for (const direction of ["inbound", "outbound"] as const) {
      const place = at("vpc", "networkACLs", index, direction);
      yield* twice(named(place, acl[direction], ({ number }) => [number, "number"]));
    }
  yield* twice(named(at("vpc", "natAddresses"), vpc?.natAddresses, itself));
  for (const role of ["controlPlane", "nodes", "pods"] as const)
    yield* twice(named(at("securityGroups", role), securityGroups?.[role], ({ id }) => [id, "id"]));
  if (podNetworking?.kind === "vpc-cni")
    yield* twice(named(at("podNetworking", "excludeSNATCIDRs"), podNetworking.excludeSNATCIDRs, itself));
  const access = at("apiServer", "access", "publicAccessCIDRs");
  yield* twice(named(access, apiServer?.access?.publicAccessCIDRs, itself));
}

function* inMesh({ source, known }: Part<MeshSource>): Generator<Finding> {
  const { transitGateways, connections, hops, privateZones } = known.connectivity ?? {};
  const at = (...start: KeyPath) => within(source, "connectivity", ...start);
  const gateways = at("transitGateways");
  yield* twice(named(gateways, transitGateways, ({ region }) => [region, "region"]));
  yield* twice(named(gateways, transitGateways, ({ id }) => [id, "id"]));
  yield* twice(
    knownEntries(transitGateways).flatMap(([gateway, { routeTables }]) =>
      named(at("transitGateways", gateway, "routeTables"), routeTables, ({ id }) => [id, "id"]),
    ),
  );
  for (const [gateway, { attachments, routeTables }] of knownEntries(transitGateways)) {
    const place = at("transitGateways", gateway, "attachments");
    yield* twice(named(place, attachments, ({ id }) => [id, "id"]));
    // A VPC attaches to a gateway once; what was deleted is listed for a while.
    const isThere = (state: string | undefined) => state === "available";
    yield* twice(named(place, attachments, ({ vpc, state }) => [isThere(state) ? vpc : undefined, "vpc"]));
    for (const [table, { routes }] of knownEntries(routeTables)) {
      const routesPlace = at("transitGateways", gateway, "routeTables", table, "routes");
      yield* twice(named(routesPlace, routes, ({ destination }) => [destination, "destination"]));
    }
  }
  const pairOf = (between: readonly (string | undefined)[] | undefined) =>
    between === undefined || between.includes(undefined)
      ? undefined
      : between.toSorted((left = "", right = "") => (left < right ? -1 : 1)).join(" and ");
  yield* twice(named(at("connections"), connections, ({ between }) => [pairOf(between), "between"]));
  yield* twice(named(at("connections"), connections, ({ id }) => [id, "id"]));
  yield* twice(named(at("hops"), hops, ({ name }) => [name, "name"]));
  yield* twice(
    knownEntries(hops).flatMap(([index, { targets }]) => named(at("hops", index, "targets"), targets, (id) => [id])),
  );
  for (const [index, connection] of knownEntries(connections))
    yield* twice(named(at("connections", index, "hops"), connection.hops, (name) => [name]));
  yield* twice(named(at("privateZones"), privateZones, ({ name }) => [name, "name"]));
  for (const [index, { vpcs }] of knownEntries(privateZones))
    yield* twice(named(at("privateZones", index, "vpcs"), vpcs, (id) => [id]));
}

/** Within a region: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-assoc.html */
const mayBeShared = (id: string, one: string | undefined, other: string | undefined): boolean =>
  id.startsWith("sg-") && (one === other || one === undefined || other === undefined);

/** Ids of what belongs to one VPC and no other. */
function idsOf({ source, known: { vpc, securityGroups } }: Part<ClusterSource>): readonly Named[] {
  const list = (items: readonly ({ readonly id?: string } | undefined)[] | undefined, ...start: KeyPath) =>
    named(within(source, ...start), items, ({ id }) => [id, "id"]);
  return [
    ...list(vpc?.subnets, "vpc", "subnets"),
    ...list(vpc?.routeTables, "vpc", "routeTables"),
    ...(vpc?.routeTables === undefined
      ? named(within(source, "vpc", "subnets"), vpc?.subnets, ({ routeTable }) => [routeTable, "routeTable"])
      : []),
    ...list(vpc?.networkACLs, "vpc", "networkACLs"),
    ...(["controlPlane", "nodes", "pods"] as const).flatMap((role) =>
      list(securityGroups?.[role], "securityGroups", role),
    ),
  ];
}

export const uniqueNetworkParts: FleetCheck = {
  name: "unique-network-parts",
  summary: "Nothing of the network is described twice, and no id is of two VPCs",
  *run({ mesh, clusters }) {
    for (const cluster of clusters) yield* inCluster(cluster);
    yield* inMesh(mesh);
    const seen = new Map<string, { readonly place: FleetPlace; readonly region: string | undefined }>();
    for (const cluster of clusters) {
      const own = new Map(
        idsOf(cluster)
          .toReversed()
          .map(({ value, place }) => [value, place]),
      );
      for (const [id, place] of own) {
        const other = seen.get(id);
        const { region } = cluster.known;
        if (other === undefined) seen.set(id, { place, region });
        else if (!mayBeShared(id, region, other.region))
          yield finding(kinds.idOfOtherVpc, place, { id, other: placeText(other.place) });
      }
    }
  },
};
