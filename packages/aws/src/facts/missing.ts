import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import type { Command } from "../calls/commands.ts";
import { clusterCommands, gatewayCommands, podCommands, transitRoutesCommand } from "../calls/commands.ts";
import type { Outputs } from "../outputs/outputs.ts";
import { isNamedAfter, ofVpc } from "./of-vpc.ts";
import { isOwnersView } from "./owners-view.ts";
import type { Subject } from "./subject.ts";
import type { FleetPlacer } from "./telling.ts";
import { transitTables } from "./transit-routes.ts";

type KeyPath = readonly (string | number)[];

/** What no output tells of: it is not compared, and that is said. */
export function missing(
  fleet: Fleet,
  subjects: readonly Subject[],
  outputs: Outputs,
  place: FleetPlacer,
): readonly Finding[] {
  return [
    ...subjects.flatMap((subject) => [...ofCluster(subject, outputs, place)]),
    ...ofGateways(fleet, outputs, place),
    ...ofPeerings(fleet, outputs, place),
  ];
}

function* ofCluster(subject: Subject, outputs: Outputs, place: FleetPlacer): Generator<Finding> {
  const { cluster, file, vpc, eks, instances, cni } = subject;
  const commands = clusterCommands(cluster, vpc);
  const lack = (what: string, keyPath: KeyPath, { command }: Command): Finding =>
    finding(kinds.missingOutput, place(file, keyPath), { what: `${what} ${cluster.name}`, call: command });
  if (eks === undefined) yield lack("what EKS knows of", ["apiServer"], commands.clusters);
  if (!outputs.vpcs.has(vpc)) yield lack("the CIDRs of the VPC of", ["vpc", "cidrs"], commands.vpcs);
  if (!ofVpc(outputs, "subnets", vpc)) yield lack("the subnets of", ["vpc", "subnets"], commands.subnets);
  if (!ofVpc(outputs, "routeTables", vpc))
    yield lack("the route tables of", ["vpc", "routeTables"], commands.routeTables);
  if (!ofVpc(outputs, "networkAcls", vpc))
    yield lack("the network ACLs of", ["vpc", "networkACLs"], commands.networkAcls);
  if (!ofVpc(outputs, "securityGroups", vpc))
    yield lack("the rules of the security groups of", ["securityGroups"], commands.securityGroups);
  if (!ofVpc(outputs, "natGateways", vpc))
    yield lack("the addresses of the NAT gateways of", ["vpc", "natAddresses"], commands.natGateways);
  if (!outputs.dnsSupport.has(vpc)) yield lack("enableDnsSupport of", ["vpc", "dns"], commands.dnsSupport);
  if (!outputs.dnsHostnames.has(vpc)) yield lack("enableDnsHostnames of", ["vpc", "dns"], commands.dnsHostnames);
  if (instances === undefined)
    yield lack("the security groups of the nodes of", ["securityGroups", "nodes"], commands.instances);
  if (cni === undefined && cluster.podNetworking?.kind !== "overlay")
    yield lack("the settings of the VPC CNI of", ["podNetworking"], podCommands(cluster).awsNodes);
}

function* ofGateways({ mesh }: Fleet, outputs: Outputs, place: FleetPlacer): Generator<Finding> {
  for (const [index, gateway] of mesh.connectivity.transitGateways.entries()) {
    const { id, region } = gateway;
    if (id === undefined) continue;
    const commands = gatewayCommands(gateway);
    const lack = (what: string, keys: KeyPath, { command }: Command): Finding =>
      finding(kinds.missingOutput, place("mesh.yaml", ["connectivity", "transitGateways", index, ...keys]), {
        what: `${what} ${id}`,
        call: command,
      });
    const isTold = (name: "attachments" | "vpcAttachments"): boolean =>
      [...outputs[name].values()].some(({ data }) => data.TransitGatewayId === id) ||
      (isNamedAfter(outputs, name, id) && (name === "vpcAttachments" || isOwnersView(id, outputs)));
    if (!outputs.transitGateways.has(id)) yield lack("what is there of", ["id"], commands.transitGateways);
    if (!isTold("attachments")) yield lack("the attachments of", ["attachments"], commands.attachments);
    if (!isTold("vpcAttachments"))
      yield lack("the subnets of the attachments of", ["attachments"], commands.vpcAttachments);
    const tables = transitTables(id, outputs);
    if (tables === undefined) yield lack("the route tables of", ["routeTables"], commands.transitRouteTables);
    for (const table of (tables ?? []).filter((one) => !outputs.transitRoutes.has(one)))
      yield lack(`the routes of ${table} of`, ["routeTables"], transitRoutesCommand(table, region));
  }
}

function* ofPeerings({ mesh, clusters }: Fleet, outputs: Outputs, place: FleetPlacer): Generator<Finding> {
  for (const [index, { id, between }] of mesh.connectivity.connections.entries()) {
    if (id === undefined || outputs.vpcPeerings.has(id)) continue;
    const region = clusters.find(({ name }) => name === between[0])?.region ?? "<region>";
    yield finding(kinds.missingOutput, place("mesh.yaml", ["connectivity", "connections", index]), {
      what: `the state of ${id}`,
      call: `aws ec2 describe-vpc-peering-connections --vpc-peering-connection-ids ${id} --region ${region}`,
    });
  }
}
