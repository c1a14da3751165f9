import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds, nearest } from "@meshwright/findings";
import type { Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";

interface Reference {
  readonly what: string;
  readonly name: string | undefined;
  /** Where it must be described; undefined: nobody has said what is there. */
  readonly among: readonly (string | undefined)[] | undefined;
  readonly list: string;
  readonly place: FleetPlace;
}

function* dangling({ what, name, among, list, place }: Reference): Generator<Finding> {
  if (name === undefined || among === undefined || among.includes(name) || among.includes(undefined)) return;
  const close = nearest(
    name,
    among.filter((one) => one !== undefined),
  );
  yield finding(kinds.danglingNetworkName, place, { what, name, list, ...(close !== undefined && { nearest: close }) });
}

const idsOf = (items: readonly ({ readonly id?: string } | undefined)[] | undefined) => items?.map((item) => item?.id);

function* ofSubnets({ known: { vpc }, source }: Part<ClusterSource>): Generator<Finding> {
  const acls = idsOf(vpc?.networkACLs);
  for (const [index, { routeTable, networkACL }] of knownEntries(vpc?.subnets)) {
    const place = (key: string) => source.place(["vpc", "subnets", index, key]);
    yield* dangling({
      what: "route table",
      name: routeTable,
      among: idsOf(vpc?.routeTables),
      list: "vpc.routeTables",
      place: place("routeTable"),
    });
    yield* dangling({
      what: "network ACL",
      name: networkACL,
      among: acls?.length === 0 ? undefined : acls,
      list: "vpc.networkACLs",
      place: place("networkACL"),
    });
  }
}

function* ofGateways({ mesh, clusters }: CheckInput): Generator<Finding> {
  for (const [at, gateway] of knownEntries(mesh.known.connectivity?.transitGateways)) {
    const place = (...keys: readonly (string | number)[]) =>
      mesh.source.place(["connectivity", "transitGateways", at, ...keys]);
    const list = (key: string) => `connectivity.transitGateways[${at}].${key}`;
    const attachments = idsOf(gateway.attachments);
    for (const [index, { routeTable, vpc, subnets }] of knownEntries(gateway.attachments)) {
      const here = (...keys: readonly (string | number)[]) => place("attachments", index, ...keys);
      yield* dangling({
        what: "route table",
        name: routeTable,
        among: idsOf(gateway.routeTables),
        list: list("routeTables"),
        place: here("routeTable"),
      });
      const cluster = clusters.find(({ known }) => vpc !== undefined && known.vpc?.id === vpc);
      for (const [position, subnet] of knownEntries(subnets))
        yield* dangling({
          what: "subnet",
          name: subnet,
          among: idsOf(cluster?.known.vpc?.subnets),
          list: `vpc.subnets of cluster ${cluster?.known.name ?? cluster?.fileName ?? ""}`,
          place: here("subnets", position),
        });
    }
    for (const [table, { routes }] of knownEntries(gateway.routeTables))
      for (const [index, { attachment }] of knownEntries(routes))
        yield* dangling({
          what: "attachment",
          name: attachment,
          among: attachments,
          list: list("attachments"),
          place: place("routeTables", table, "routes", index, "attachment"),
        });
  }
}

function* ofHops({ mesh }: CheckInput): Generator<Finding> {
  const { connections, hops, transitGateways } = mesh.known.connectivity ?? {};
  for (const [at, connection] of knownEntries(connections))
    for (const [index, name] of knownEntries(connection.hops))
      yield* dangling({
        what: "hop",
        name,
        among: hops?.map((hop) => hop?.name),
        list: "connectivity.hops",
        place: mesh.source.place(["connectivity", "connections", at, "hops", index]),
      });
  // Route tables of a VPC may be those of an inspection VPC, which no cluster has.
  const all = transitGateways?.map((gateway) => gateway?.routeTables);
  const tables = all === undefined || all.includes(undefined) || all.length === 0 ? undefined : all.flat();
  for (const [at, { next }] of knownEntries(hops))
    yield* dangling({
      what: "route table",
      name: next?.startsWith("tgw-rtb-") ? next : undefined,
      among: idsOf(tables),
      list: "connectivity.transitGateways",
      place: mesh.source.place(["connectivity", "hops", at, "next"]),
    });
}

export const danglingNetworkParts: FleetCheck = {
  name: "dangling-network-parts",
  summary: "Every route table, ACL, attachment and hop that is named is described",
  *run(input) {
    for (const cluster of input.clusters) yield* ofSubnets(cluster);
    yield* ofGateways(input);
    yield* ofHops(input);
  },
};
