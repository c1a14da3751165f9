import { subnetUses } from "@meshwright/model";
import { z } from "./zod.ts";
import { cidr } from "./address.ts";
import { availabilityZone, resourceId } from "./aws.ts";
import { text } from "./text.ts";

const isPort = (value: string): boolean => Number(value) <= 65_535;

/** `"443"` or `"1024-65535"`. */
export const ports = () =>
  text({
    pattern: /^[0-9]{1,5}(-[0-9]{1,5})?$/,
    wants: 'This must be a port or a range of ports in quotes, such as "443" or "1024-65535".',
    also: (value) => {
      const [from = "", to = from] = value.split("-");
      return isPort(from) && isPort(to) && Number(from) <= Number(to);
    },
  });

const protocol = () => z.enum(["all", "tcp", "udp", "icmp"]);

const route = z.strictObject({
  destination: cidr().describe("Where the packets go."),
  target: text({
    pattern: /^[a-z]{2,12}(-[a-z]{2,12})?-[0-9a-f]{8,17}$/,
    wants: "This must be the id of what the route leads to, such as tgw-0a1b2c3d4e5f60718 or pcx-0a1b2c3d4e5f60718.",
  }).describe("Id of what it leads to: tgw-…, pcx-…, nat-…, igw-…, vgw-…, eni-…, vpce-…"),
  state: z
    .enum(["active", "blackhole"])
    .default("active")
    .describe("As EC2 says it; blackhole: what it leads to is gone. Default: active."),
});

const routeTable = z.strictObject({
  id: resourceId("rtb").describe("Id of the route table."),
  routes: z.array(route).describe("All its routes, but for those with the target local."),
});

const aclRule = z.strictObject({
  number: z
    .int()
    .min(1, { error: "Rules have numbers from 1 to 32766." })
    .max(32_766)
    .describe("The lowest that fits decides."),
  action: z.enum(["allow", "deny"]).describe("What becomes of a packet."),
  protocol: protocol().default("all").describe("Default: all."),
  ports: ports().optional().describe("Default: all."),
  cidr: cidr().describe("Inbound: where it comes from. Outbound: where it goes."),
});

const networkACL = z.strictObject({
  id: resourceId("acl").describe("Id of the network ACL."),
  inbound: z.array(aclRule).describe("Its rules for what comes into the subnet, but for the last one, *."),
  outbound: z.array(aclRule).describe("Its rules for what leaves the subnet, but for the last one, *."),
});

const groupRule = z.strictObject({
  protocol: protocol().default("all").describe("Default: all."),
  ports: ports().optional().describe("Default: all."),
  cidrs: z.array(cidr()).default([]).describe("The other side, as CIDRs."),
  securityGroups: z.array(resourceId("sg")).default([]).describe("The other side, as members of security groups."),
});

const securityGroup = z.strictObject({
  id: resourceId("sg").describe("Id of the security group."),
  inbound: z.array(groupRule).optional().describe("All its inbound rules. Default: nobody has said."),
  outbound: z.array(groupRule).optional().describe("All its outbound rules. Default: nobody has said."),
});

const subnet = z.strictObject({
  id: resourceId("subnet").describe("Id of the subnet."),
  availabilityZone: availabilityZone().describe("Its availability zone."),
  cidr: cidr().describe("Its CIDR."),
  routeTable: resourceId("rtb").describe("Id of its route table; the main one of the VPC where it has no other."),
  uses: z
    .array(z.enum(subnetUses))
    .min(1, { error: "Say at least one, or leave the key out." })
    .optional()
    .describe(
      "What stands in it: the control plane's interfaces, nodes, pods, load balancers, the interfaces of a Transit Gateway attachment. Default: all of them.",
    ),
  networkACL: resourceId("acl")
    .optional()
    .describe("Id of its network ACL. Default: one that lets everything through."),
});

export const vpcSchema = z
  .strictObject({
    id: resourceId("vpc").describe("Id of the VPC."),
    cidrs: z
      .array(cidr())
      .min(1, { error: "At least one CIDR is needed." })
      .describe("All CIDRs of the VPC, the secondary ones too."),
    subnets: z
      .array(subnet)
      .min(1, { error: "At least one subnet is needed." })
      .describe("Subnets of the control plane, of nodes, pods, load balancers and attachments."),
    routeTables: z
      .array(routeTable)
      .optional()
      .describe("What stands in the route tables of the subnets. Default: nobody has said, and it is not judged."),
    networkACLs: z
      .array(networkACL)
      .default([])
      .describe("Network ACLs of the subnets that are not the default one. Default: none."),
    dns: z
      .strictObject({
        support: z.boolean().describe("enableDnsSupport of the VPC."),
        hostnames: z.boolean().describe("enableDnsHostnames of the VPC."),
      })
      .optional()
      .describe("DNS of the VPC. Default: nobody has said."),
    natAddresses: z
      .array(cidr())
      .optional()
      .describe(
        "Public addresses of its NAT gateways, as CIDRs: those that public API endpoints see. Default: nobody has said.",
      ),
  })
  .describe("The VPC of the cluster.");

export const securityGroupsSchema = z
  .strictObject({
    controlPlane: z
      .array(securityGroup)
      .min(1, { error: "The control plane has at least the cluster security group." })
      .describe("Of the control plane's network interfaces: the cluster security group, and those that were added."),
    nodes: z
      .array(securityGroup)
      .min(1, { error: "Nodes have at least one security group." })
      .describe("Of the nodes; often the cluster security group as well."),
    pods: z.array(securityGroup).min(1).optional().describe("Of the pods' interfaces. Default: those of the nodes."),
  })
  .describe("Security groups of the cluster. Default: nobody has said.");

export const podNetworkingSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("vpc-cni").describe("The Amazon VPC CNI: pods have addresses of the VPC."),
      externalSNAT: z
        .boolean()
        .default(false)
        .describe(
          "AWS_VPC_K8S_CNI_EXTERNALSNAT. true: pods keep their addresses outside the VPC. Default, also of the CNI: false.",
        ),
      excludeSNATCIDRs: z
        .array(cidr())
        .default([])
        .describe("AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: where pods keep their addresses all the same. Default: none."),
      customNetworking: z
        .boolean()
        .default(false)
        .describe("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: pods stand in subnets of their own. Default: false."),
      prefixDelegation: z
        .boolean()
        .default(false)
        .describe("ENABLE_PREFIX_DELEGATION: nodes take addresses in blocks of sixteen. Default: false."),
    }),
    z.strictObject({
      kind: z.literal("overlay").describe("Pods have addresses that the VPC does not know."),
    }),
  ])
  .describe("How pods get their addresses. Default: nobody has said.");

export const apiServerAccessSchema = z
  .strictObject({
    private: z.boolean().describe("endpointPrivateAccess of the EKS cluster."),
    public: z.boolean().describe("endpointPublicAccess of the EKS cluster."),
    publicAccessCIDRs: z
      .array(cidr())
      .default(["0.0.0.0/0"])
      .describe("Whom the public side lets in. Default, also of EKS: 0.0.0.0/0."),
  })
  .describe("Who reaches the endpoint. Default: nobody has said.");
