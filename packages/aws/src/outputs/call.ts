import { isRecord } from "@meshwright/model";
import type * as z from "zod";
import { awsNodeShape, eniConfigShape } from "./pod-shapes.ts";
import {
  eksClusterShape,
  instanceShape,
  natGatewayShape,
  networkAclShape,
  routeTableShape,
  securityGroupShape,
  subnetShape,
  vpcAttributeShape,
  vpcPeeringShape,
  vpcShape,
} from "./shapes.ts";
import {
  attachmentShape,
  peeringAttachmentShape,
  transitGatewayShape,
  transitRoutesShape,
  transitRouteTableShape,
  vpcAttachmentShape,
} from "./transit-shapes.ts";

type Root = Readonly<Record<string, unknown>>;

/** An item of an output and the keys that lead to it in the file. */
interface Item {
  readonly keys: readonly string[];
  readonly value: unknown;
}

/** A call whose output is read. An output is known by its content, whatever its file is called. */
export interface Call<T> {
  readonly command: string;
  /** Undefined where an output is of another call. */
  readonly items: (root: Root) => readonly Item[] | undefined;
  readonly shape: z.ZodType<T>;
  /** What the same thing is called in every output. */
  readonly id: (data: T) => string;
}

const listed =
  (key: string) =>
  (root: Root): readonly Item[] | undefined => {
    const items = root[key];
    return Array.isArray(items) ? items.map((value, index) => ({ keys: [key, String(index)], value })) : undefined;
  };

const whole =
  (...keys: readonly string[]) =>
  (root: Root): readonly Item[] | undefined =>
    keys.every((key) => key in root) ? [{ keys: [], value: root }] : undefined;

const call = <T>(command: string, items: Call<T>["items"], shape: z.ZodType<T>, id: (data: T) => string): Call<T> => ({
  command,
  items,
  shape,
  id,
});

const kindOf = (value: unknown): unknown => (isRecord(value) ? value["kind"] : undefined);

/** Every call that is read, by what it tells of. */
export const calls = {
  clusters: call(
    "aws eks describe-cluster",
    (root) => (isRecord(root["cluster"]) ? [{ keys: ["cluster"], value: root["cluster"] }] : undefined),
    eksClusterShape,
    ({ arn }) => arn,
  ),
  vpcs: call("aws ec2 describe-vpcs", listed("Vpcs"), vpcShape, ({ VpcId }) => VpcId),
  subnets: call("aws ec2 describe-subnets", listed("Subnets"), subnetShape, ({ SubnetId }) => SubnetId),
  routeTables: call(
    "aws ec2 describe-route-tables",
    listed("RouteTables"),
    routeTableShape,
    ({ RouteTableId }) => RouteTableId,
  ),
  securityGroups: call(
    "aws ec2 describe-security-groups",
    listed("SecurityGroups"),
    securityGroupShape,
    ({ GroupId }) => GroupId,
  ),
  networkAcls: call(
    "aws ec2 describe-network-acls",
    listed("NetworkAcls"),
    networkAclShape,
    ({ NetworkAclId }) => NetworkAclId,
  ),
  natGateways: call(
    "aws ec2 describe-nat-gateways",
    listed("NatGateways"),
    natGatewayShape,
    ({ NatGatewayId }) => NatGatewayId,
  ),
  dnsSupport: call(
    "aws ec2 describe-vpc-attribute --attribute enableDnsSupport",
    whole("VpcId", "EnableDnsSupport"),
    vpcAttributeShape,
    ({ VpcId }) => VpcId,
  ),
  dnsHostnames: call(
    "aws ec2 describe-vpc-attribute --attribute enableDnsHostnames",
    whole("VpcId", "EnableDnsHostnames"),
    vpcAttributeShape,
    ({ VpcId }) => VpcId,
  ),
  vpcPeerings: call(
    "aws ec2 describe-vpc-peering-connections",
    listed("VpcPeeringConnections"),
    vpcPeeringShape,
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId,
  ),
  instances: call(
    "aws ec2 describe-instances",
    (root) => {
      const reservations = root["Reservations"];
      if (!Array.isArray(reservations)) return undefined;
      return reservations.flatMap((one, index): readonly Item[] => {
        const keys = ["Reservations", String(index)];
        const found = isRecord(one) ? listed("Instances")(one) : undefined;
        return found === undefined
          ? [{ keys, value: one }]
          : found.map((item) => ({ keys: [...keys, ...item.keys], value: item.value }));
      });
    },
    instanceShape,
    ({ InstanceId }) => InstanceId,
  ),
  transitGateways: call(
    "aws ec2 describe-transit-gateways",
    listed("TransitGateways"),
    transitGatewayShape,
    ({ TransitGatewayId }) => TransitGatewayId,
  ),
  attachments: call(
    "aws ec2 describe-transit-gateway-attachments",
    listed("TransitGatewayAttachments"),
    attachmentShape,
    ({ TransitGatewayAttachmentId, TransitGatewayId }) => `${TransitGatewayAttachmentId} ${TransitGatewayId}`,
  ),
  vpcAttachments: call(
    "aws ec2 describe-transit-gateway-vpc-attachments",
    listed("TransitGatewayVpcAttachments"),
    vpcAttachmentShape,
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId,
  ),
  peeringAttachments: call(
    "aws ec2 describe-transit-gateway-peering-attachments",
    listed("TransitGatewayPeeringAttachments"),
    peeringAttachmentShape,
    ({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId,
  ),
  transitRouteTables: call(
    "aws ec2 describe-transit-gateway-route-tables",
    listed("TransitGatewayRouteTables"),
    transitRouteTableShape,
    ({ TransitGatewayRouteTableId }) => TransitGatewayRouteTableId,
  ),
  transitRoutes: call(
    "aws ec2 search-transit-gateway-routes",
    (root) => (Array.isArray(root["Routes"]) ? [{ keys: [], value: root }] : undefined),
    transitRoutesShape,
    ({ TransitGatewayRouteTableId }) => TransitGatewayRouteTableId,
  ),
  awsNodes: call(
    "kubectl -n kube-system get daemonset aws-node",
    (root) => (kindOf(root) === "DaemonSet" ? [{ keys: [], value: root }] : undefined),
    awsNodeShape,
    ({ cluster }) => cluster,
  ),
  eniConfigs: call(
    "kubectl get eniconfigs",
    (root) => {
      if (kindOf(root) === "ENIConfig") return [{ keys: [], value: root }];
      const items = listed("items")(root);
      return items?.every(({ value }) => kindOf(value) === "ENIConfig") === true ? items : undefined;
    },
    eniConfigShape,
    ({ metadata, spec }) => `${spec.subnet} ${metadata.name}`,
  ),
} as const;

/** What other calls print of a network, beside which it is no mistake to have them. */
export const beside: ReadonlySet<string> = new Set([
  "CustomerGateways",
  "DhcpOptions",
  "Entries",
  "FlowLogs",
  "InternetGateways",
  "NetworkInterfaces",
  "PrefixLists",
  "SecurityGroupRules",
  "TransitGatewayConnects",
  "VpcEndpoints",
  "VpnConnections",
  "VpnGateways",
]);
