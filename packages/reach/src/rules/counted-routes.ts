import type { Cluster } from "@meshwright/model";
import type { ReachInput } from "../reach-rule.ts";
import type { Counted, Limit } from "./counted.ts";
import { transitQuotas, vpcQuotas } from "./counted.ts";

const peeringsOfVpc: Limit = {
  standard: { count: 50, name: "Active VPC peering connections per VPC" },
  most: { count: 125, instead: "Join these peers by a Transit Gateway, or make smaller peer groups." },
  source: vpcQuotas,
};

/** 500 since June 2025; it was 50 before. */
const routesOfTable: Limit = {
  standard: { count: 500, name: "Routes per route table" },
  most: {
    count: 1000,
    instead:
      "Give the VPCs of a region neighbouring CIDRs and route to what holds them all, or make smaller peer groups.",
  },
  source: vpcQuotas,
};

const attachmentsOfGateway: Limit = {
  most: { count: 5000, instead: "Divide the clusters among several regions or fleets." },
  source: transitQuotas,
};

const peeringsOfGateway: Limit = {
  standard: { count: 50, name: "Peering attachments per transit gateway" },
  source: transitQuotas,
};

const tablesOfGateway: Limit = {
  standard: { count: 20, name: "Transit gateway route tables per transit gateway" },
  source: transitQuotas,
};

const routesOfGateway: Limit = {
  standard: { count: 10_000, name: "Total combined routes across all route tables for a single transit gateway" },
  source: transitQuotas,
};

export function* peeringsCounted({ fleet, network }: ReachInput): Generator<Counted> {
  const peerings = [...network.peerings.values()];
  for (const { name, vpc } of fleet.clusters) {
    // Those of others are there too, as far as a route leads to them.
    const others = [...(network.vpcs.get(vpc.id)?.routeTables.values() ?? [])].flatMap(({ all }) =>
      all.map(({ target }) => target).filter((target) => target.startsWith("pcx-")),
    );
    const ids = new Set([...peerings.filter(({ vpcs }) => vpcs.includes(vpc.id)).map(({ id }) => id), ...others]);
    yield {
      limit: peeringsOfVpc,
      count: ids.size,
      what: `VPC peerings of ${vpc.id} of ${name}`,
      place: { cluster: name, keyPath: ["vpc", "id"] },
    };
  }
}

export function* routesCounted({ fleet, network }: ReachInput): Generator<Counted> {
  for (const { name, vpc } of fleet.clusters)
    for (const [id, { all }] of network.vpcs.get(vpc.id)?.routeTables ?? [])
      yield {
        limit: routesOfTable,
        count: all.length,
        what: `Routes of the route table ${id} of ${name}, beside those with the target local`,
        place: { cluster: name, keyPath: placeOfTable(vpc, id) },
      };
}

function placeOfTable({ routeTables = [] }: Cluster["vpc"], id: string): readonly (string | number)[] {
  const at = routeTables.findIndex((table) => table.id === id);
  return at < 0 ? ["vpc", "routeTables"] : ["vpc", "routeTables", at];
}

export function* attachmentsCounted({ fleet, network }: ReachInput): Generator<Counted> {
  for (const gateway of network.transitGateways.values()) {
    const { all } = gateway.attachments;
    const place = { keyPath: placeOfGateway({ fleet }, gateway.region) };
    const where = `of the Transit Gateway of ${gateway.region}`;
    const peerings = all.filter(({ to }) => to.kind === "peering");
    yield { limit: attachmentsOfGateway, count: all.length, what: `Attachments ${where}`, place };
    yield { limit: peeringsOfGateway, count: peerings.length, what: `Peering attachments ${where}`, place };
  }
}

export function* transitTablesCounted({ fleet, network }: ReachInput): Generator<Counted> {
  for (const { region, routeTables } of network.transitGateways.values()) {
    const place = { keyPath: placeOfGateway({ fleet }, region) };
    const where = `of the Transit Gateway of ${region}`;
    const tables = `Route tables ${where}: one for each peer group, one for peerings, and those that are there`;
    yield { limit: tablesOfGateway, count: routeTables.size, what: tables, place };
    const count = [...routeTables.values()].reduce((sum, { all }) => sum + all.length, 0);
    yield { limit: routesOfGateway, count, what: `Routes in all route tables ${where}`, place };
  }
}

const placeOfGateway = ({ fleet }: Pick<ReachInput, "fleet">, region: string): readonly (string | number)[] => [
  "connectivity",
  "transitGateways",
  fleet.mesh.connectivity.transitGateways.findIndex((one) => one.region === region),
];
