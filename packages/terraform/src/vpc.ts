import { madeForText } from "@meshwright/model";
import type { NetworkPlan } from "@meshwright/reach";
import type { Resource } from "./document.ts";
import { identifierOf } from "./identifier.ts";
import type { Names } from "./names.ts";
import type { TerraformNetwork } from "./terraform-network.ts";

/** A route in a route table of a VPC. Over a gateway it waits for the attachment, which its arguments do not name. */
export function routeResource(names: Names, route: NetworkPlan["routes"][number]): Resource {
  const { key, cluster, routeTable, destination, over } = route;
  const attachment = over.kind === "transit-gateway" ? names.attachmentAddress(cluster) : undefined;
  return {
    type: "aws_route",
    name: identifierOf(key),
    site: siteOf(names, cluster),
    body: {
      route_table_id: routeTable,
      destination_cidr_block: destination,
      ...(over.kind === "transit-gateway"
        ? { transit_gateway_id: names.gatewayId(over.key) }
        : { vpc_peering_connection_id: names.peeringId(over.key) }),
      ...(attachment !== undefined && { depends_on: [attachment] }),
    },
  };
}

export const siteOf = (names: Names, cluster: string) => {
  const { account, region } = names.cluster(cluster);
  return { account, region };
};

/** EC2 takes 255 signs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const longestDescription = 255;

/** One rule of a security group: TCP, to a range of ports, from or to one CIDR. */
export function ruleResource(
  { mesh }: TerraformNetwork,
  names: Names,
  rule: NetworkPlan["securityGroupRules"][number],
): Resource {
  const { key, cluster, securityGroup, direction, ports, cidr, flows, peers } = rule;
  const isInbound = direction === "inbound";
  const description = `${madeForText(mesh)}${flows.join(", ")} ${isInbound ? "from" : "to"} ${peers.join(", ")}`;
  return {
    type: isInbound ? "aws_vpc_security_group_ingress_rule" : "aws_vpc_security_group_egress_rule",
    name: identifierOf(key),
    site: siteOf(names, cluster),
    body: {
      security_group_id: securityGroup,
      description: description.slice(0, longestDescription),
      ip_protocol: "tcp",
      from_port: ports.from,
      to_port: ports.to,
      cidr_ipv4: cidr,
    },
  };
}
