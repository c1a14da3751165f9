import type { NetworkPlan } from "@meshwright/reach";
import type { Resource, TerraformDocument } from "./document.ts";
import { pairKey, type Home } from "./homes.ts";
import { identifierOf } from "./identifier.ts";
import type { Names } from "./names.ts";
import { valueOf } from "./reference.ts";
import { routeResource, ruleResource, siteOf } from "./vpc.ts";
import type { TerraformNetwork } from "./terraform-network.ts";
import { guarded } from "./transit-gateway.ts";

const connection = "aws_vpc_peering_connection";
const acceptance = "aws_vpc_peering_connection_accepter";
const options = "aws_vpc_peering_connection_options";

const resolvesRemotely = { allow_remote_vpc_dns_resolution: true } as const;

/**
 * A peering, and whoever accepts it: in one account and region it accepts itself. Public names of the other VPC resolve to private
 * addresses where both VPCs have DNS support and DNS hostnames:
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-dns.html
 */
function peeringResources(
  { mesh }: TerraformNetwork,
  names: Names,
  { key, requester, accepter, id }: NetworkPlan["peerings"][number],
): readonly Resource[] {
  if (id !== undefined) return [];
  const [one, other] = [names.cluster(requester), names.cluster(accepter)];
  const [asking, accepting] = [siteOf(names, requester), siteOf(names, accepter)];
  const isOneSite = one.account === other.account && one.region === other.region;
  const hasDns = one.hasDns && other.hasDns;
  const name = identifierOf(key);
  const tags = { Name: `${mesh} ${key}` };
  const connectionId = valueOf(connection, name, "id");
  return [
    {
      type: connection,
      name,
      site: asking,
      body: {
        vpc_id: one.vpc,
        peer_vpc_id: other.vpc,
        peer_owner_id: other.account,
        ...(one.region !== other.region && { peer_region: other.region }),
        auto_accept: isOneSite,
        tags,
        lifecycle: guarded,
      },
    },
    ...(isOneSite
      ? []
      : [
          {
            type: acceptance,
            name,
            site: accepting,
            body: { vpc_peering_connection_id: connectionId, auto_accept: true, tags, lifecycle: guarded },
          },
        ]),
    ...(hasDns ? dnsResources({ name, asking, accepting, isOneSite }) : []),
  ];
}

/** Each side sets its own option, once the peering is accepted. */
function dnsResources({
  name,
  asking,
  accepting,
  isOneSite,
}: Record<"asking" | "accepting", Resource["site"]> & { name: string; isOneSite: boolean }): readonly Resource[] {
  if (isOneSite)
    return [
      {
        type: options,
        name,
        site: asking,
        body: {
          vpc_peering_connection_id: valueOf(connection, name, "id"),
          accepter: resolvesRemotely,
          requester: resolvesRemotely,
        },
      },
    ];
  const accepted = valueOf(acceptance, name, "id");
  return [
    {
      type: options,
      name: `${name}_accepter`,
      site: accepting,
      body: { vpc_peering_connection_id: accepted, accepter: resolvesRemotely },
    },
    {
      type: options,
      name: `${name}_requester`,
      site: asking,
      body: { vpc_peering_connection_id: accepted, requester: resolvesRemotely },
    },
  ];
}

/** Two peers: the peering of their VPCs, routes both ways, and rules of security groups for what one needs of the other. */
export function pairDocument(
  network: TerraformNetwork,
  names: Names,
  [one, other]: readonly [string, string],
  home: Home,
): TerraformDocument {
  const peering = names.peeringOf(pairKey(one, other));
  return {
    name: `pair-${one}_${other}`,
    resources: [
      ...(peering === undefined ? [] : peeringResources(network, names, peering)),
      ...home.routes.map((route) => routeResource(names, route)),
      ...home.rules.map((rule) => ruleResource(network, names, rule)),
    ],
    outputs:
      peering === undefined || peering.id !== undefined
        ? []
        : [
            {
              name: `vpc_peering_${identifierOf(peering.key)}`,
              description: `Peering of the VPCs of ${one} and ${other}`,
              value: { id: names.peeringId(peering.key) },
            },
          ],
  };
}
