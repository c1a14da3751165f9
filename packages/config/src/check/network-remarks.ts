import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Draft, Part } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import { knownEntries } from "./known-entries.ts";
import { groupRules, knownGroups } from "./known-rules.ts";

const unused = (place: FleetPlace, what: string, reason: string): Finding =>
  finding(kinds.unusedNetworkPart, place, { what, reason });

function* ofVpc({ known: { vpc }, source }: Part<ClusterSource>): Generator<Finding> {
  const subnets = vpc?.subnets ?? [];
  if (subnets.includes(undefined)) return;
  for (const [index, { id }] of knownEntries(vpc?.routeTables))
    if (id !== undefined && subnets.every((subnet) => subnet?.routeTable !== id))
      yield unused(source.place(["vpc", "routeTables", index, "id"]), id, "it is the route table of no subnet here");
  for (const [index, { id }] of knownEntries(vpc?.networkACLs))
    if (id !== undefined && subnets.every((subnet) => subnet?.networkACL !== id))
      yield unused(source.place(["vpc", "networkACLs", index, "id"]), id, "it is the network ACL of no subnet here");
}

function* ofGroups(cluster: Part<ClusterSource>): Generator<Finding> {
  const own = new Set(knownGroups(cluster).map(({ group }) => group.id));
  const told = new Set<string>();
  for (const { rule, keyPath } of groupRules(cluster))
    for (const [at, id] of knownEntries(rule.securityGroups)) {
      if (own.has(id) || told.has(id)) continue;
      told.add(id);
      yield finding(kinds.strangeNetworkPart, cluster.source.place([...keyPath, "securityGroups", at]), {
        what: `The security group ${id}`,
        meaning: "The rule lets through nothing that the mesh sends from here or from peers.",
      });
    }
}

function* ofZones({ mesh, clusters }: Draft): Generator<Finding> {
  const hosts = clusters.map(({ known }) => URL.parse(known.apiServer?.endpoint ?? "")?.hostname);
  const vpcs = new Set(clusters.map(({ known }) => known.vpc?.id));
  if (hosts.includes(undefined)) return;
  for (const [index, zone] of knownEntries(mesh.known.connectivity?.privateZones)) {
    const at = ["connectivity", "privateZones", index];
    const { name } = zone;
    if (name !== undefined && !hosts.some((host) => host === name || host?.endsWith(`.${name}`)))
      yield unused(mesh.source.place([...at, "name"]), `The zone ${name}`, "no API server has its name in it");
    for (const [position, id] of knownEntries(zone.vpcs))
      if (!vpcs.has(id) && !vpcs.has(undefined))
        yield finding(kinds.strangeNetworkPart, mesh.source.place([...at, "vpcs", position]), {
          what: id,
          meaning: "No cluster is in that VPC, so it matters to none whether names resolve there.",
        });
  }
}

function* ofConnectivity({ mesh, clusters }: Draft): Generator<Finding> {
  const { connections, hops, transitGateways } = mesh.known.connectivity ?? {};
  const regions = new Set(clusters.map(({ known }) => known.region));
  for (const [index, { region }] of knownEntries(transitGateways))
    if (region !== undefined && !regions.has(region) && !regions.has(undefined))
      yield unused(
        mesh.source.place(["connectivity", "transitGateways", index, "region"]),
        `The Transit Gateway of ${region}`,
        "no cluster is in that region",
      );
  const named = new Set(knownEntries(connections).flatMap(([, connection]) => connection.hops ?? []));
  for (const [index, { name, targets }] of knownEntries(hops))
    if (name !== undefined && targets?.length === 0 && !named.has(name))
      yield unused(
        mesh.source.place(["connectivity", "hops", index, "name"]),
        `The hop ${name}`,
        "no connection names it, and it has no targets that a route could lead to",
      );
}

/** An address cannot be looked up wrongly, and it is not that of an EKS cluster for long. */
function* ofEndpoint({ known: { apiServer }, source }: Part<ClusterSource>): Generator<Finding> {
  const host = URL.parse(apiServer?.endpoint ?? "")?.hostname ?? "";
  if (!/^[0-9.]+$/.test(host)) return;
  yield finding(kinds.strangeNetworkPart, source.place(["apiServer", "endpoint"]), {
    what: `${host}, an address and no name,`,
    meaning:
      "The interfaces of an EKS control plane get other addresses at any time. Write the name, unless something of yours stands at this address.",
  });
}

/** What is said of the network and matters to nothing. */
export function* networkRemarks(draft: Draft): Generator<Finding> {
  for (const cluster of draft.clusters) {
    yield* ofVpc(cluster);
    yield* ofGroups(cluster);
    yield* ofEndpoint(cluster);
  }
  yield* ofZones(draft);
  yield* ofConnectivity(draft);
}
