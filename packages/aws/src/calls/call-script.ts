import type { Fleet } from "@meshwright/model";
import type { Command } from "./commands.ts";
import { clusterCommands, gatewayCommands, peeringsCommand, podCommands, transitRoutesCommand } from "./commands.ts";

/** The exact calls that tell what the network of a fleet is: a shell script that only reads, and writes files. */
export function callScript(fleet: Fleet, { folder }: { readonly folder: string }): string {
  const { clusters, mesh } = fleet;
  const accounts = new Set([
    ...clusters.map(({ account }) => account),
    ...mesh.connectivity.transitGateways.flatMap(({ account, id }) => (id === undefined ? [] : [account])),
  ]);
  const sections = [
    ...clusters.map((cluster) => [
      `# ${cluster.name}: account ${cluster.account}, ${cluster.region}`,
      ...Object.values(clusterCommands(cluster)).map((one) => awsLine(one, cluster.account)),
      ...(cluster.podNetworking?.kind === "overlay" ? [] : Object.values(podCommands(cluster)).map(line)),
    ]),
    ...gatewaysOf(fleet).map((gateway) => gatewayLines(gateway)),
    ...peeringPlaces(fleet).map(({ account, region }) => [
      `# VPC peerings of ${account} in ${region}`,
      awsLine(peeringsCommand(account, region), account),
    ]),
  ];
  const header = [
    "# What AWS says of this fleet's network: calls that only read, each into a file of its own. Run it with bash.",
    "# Never add --max-items, --no-paginate or --query: the AWS CLI fetches all pages by itself, and what is saved must be whole.",
    "set -eu",
    `folder=${quoted(folder)}`,
    'mkdir -p "$folder"',
    "# A profile of each account, with the permissions that docs/import.md lists:",
    ...[...accounts].toSorted().map((account) => `profile_${account}=CHANGE-ME`),
    "# kubectl contexts are taken to be called like the clusters.",
  ];
  return [header, ...sections].map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** A word of the shell. */
const quoted = (text: string): string => (/^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const line = ({ command, file }: Command): string => `${command} > "$folder/${file}"`;

const aws = (command: string, account: string): string =>
  `${command} --profile "$profile_${account}" --output json --no-cli-pager`;

const awsLine = ({ command, file }: Command, account: string): string => line({ command: aws(command, account), file });

interface Place {
  readonly account: string;
  readonly region: string;
}

interface GatewayPlace extends Place {
  readonly id?: string;
}

/** Where clusters of the fleet are, each account and region once. */
function places({ clusters }: Fleet): readonly Place[] {
  const known = new Map(clusters.map(({ account, region }) => [`${account} ${region}`, { account, region }]));
  return [...known.keys()].toSorted().flatMap((key) => known.get(key) ?? []);
}

const uses = ({ mesh: { connectivity } }: Fleet, kind: string): boolean =>
  connectivity.kind === kind || connectivity.connections.some((connection) => connection.kind === kind);

/** The gateways that the fleet names; where it names none, all of the accounts and regions of its clusters. */
function gatewaysOf(fleet: Fleet): readonly GatewayPlace[] {
  const named = fleet.mesh.connectivity.transitGateways.filter(({ id }) => id !== undefined);
  if (named.length > 0) return named;
  return uses(fleet, "transit-gateway") && fleet.mesh.connectivity.management === "external" ? places(fleet) : [];
}

const peeringPlaces = (fleet: Fleet): readonly Place[] => (uses(fleet, "vpc-peering") ? places(fleet) : []);

function gatewayLines(gateway: GatewayPlace): readonly string[] {
  const { account, region, id } = gateway;
  const commands = gatewayCommands(gateway);
  const tables = `${commands.transitRouteTables.command} --query 'TransitGatewayRouteTables[].TransitGatewayRouteTableId' --profile "$profile_${account}" --output text --no-cli-pager`;
  const routes = transitRoutesCommand('"$table"', region);
  return [
    `# ${id ?? "Transit Gateways"}: account ${account}, ${region}`,
    ...Object.values(commands).map((one) => awsLine(one, account)),
    `for table in $(${tables}); do`,
    `  ${aws(routes.command, account)} > "$folder/$table.json"`,
    "done",
  ];
}
