import type { Construct } from "constructs";
import { Component } from "@meshwright/kit";
import { adopted, Ec2Object } from "./ec2-object.ts";

export interface AckNetworkProps {
  /** Of all objects. It is there already, with what says which account and role they are of. */
  readonly namespace: string;
  readonly transitGateways: readonly AckTransitGateway[];
  readonly attachments: readonly AckAttachment[];
  readonly peerings: readonly AckPeering[];
  readonly routeTables: readonly AckRouteTable[];
}

interface AckTransitGateway {
  readonly name: string;
  readonly region: string;
  readonly asn: number;
}

interface AckAttachment {
  readonly name: string;
  readonly region: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  /** By the name of its object, where that is among the gateways; else by its id. */
  readonly gateway: { readonly name: string } | { readonly id: string };
}

interface AckPeering {
  readonly name: string;
  readonly region: string;
  readonly vpc: string;
  readonly peerVPC: string;
}

interface AckRouteTable {
  readonly id: string;
  readonly region: string;
  readonly vpc: string;
  /** All of them: the controller removes the others. */
  readonly routes: readonly { readonly destination: string; readonly target: string }[];
}

const named = (name: string) => [{ key: "Name", value: name }];

/** The field of a route that EC2 shows a target in, by how ids begin. */
const targetFields: Readonly<Record<string, string>> = {
  igw: "gatewayID",
  nat: "natGatewayID",
  pcx: "vpcPeeringConnectionID",
  tgw: "transitGatewayID",
};

function fieldOf(target: string): string {
  const field = targetFields[target.slice(0, target.indexOf("-"))];
  if (field === undefined) throw new Error(`no route of ACK leads to ${target}`);
  return field;
}

/**
 * What joins the VPCs, for the EC2 controller of one cluster. It stands aside in a unit of its own: where the controller is
 * away, or refused by AWS, the mesh of that cluster goes on. No object of a security group is written: its controller removes all
 * rules that the object does not hold, before it adds others.
 * https://github.com/aws-controllers-k8s/ec2-controller/blob/main/pkg/resource/security_group/hooks.go (`syncSGRules`)
 */
export class AckNetwork extends Component {
  constructor(scope: Construct, props: AckNetworkProps) {
    super(scope, "ack");
    const { namespace, transitGateways, attachments, peerings, routeTables } = props;
    const unit = this.unit("network", { name: "ack", aside: true });
    const objects = [
      ...transitGateways.map((gateway) => transitGatewayObject(namespace, gateway)),
      ...attachments.map((attachment) => attachmentObject(namespace, attachment)),
      ...peerings.map((peering) => peeringObject(namespace, peering)),
      ...routeTables.map((table) => routeTableObject(namespace, table)),
    ];
    for (const object of objects) this.add(unit, object, { guarded: true });
  }
}

const transitGatewayObject = (namespace: string, { name, region, asn }: AckTransitGateway): Ec2Object =>
  new Ec2Object("TransitGateway", {
    name,
    namespace,
    region,
    spec: {
      description: `Joins the VPCs of the mesh ${name}`,
      options: {
        amazonSideASN: asn,
        autoAcceptSharedAttachments: "disable",
        // The controller has no kind for route tables of gateways.
        defaultRouteTableAssociation: "enable",
        defaultRouteTablePropagation: "enable",
        dnsSupport: "enable",
      },
      tags: named(name),
    },
  });

const attachmentObject = (namespace: string, { name, region, vpc, subnets, gateway }: AckAttachment): Ec2Object =>
  new Ec2Object("TransitGatewayVPCAttachment", {
    name,
    namespace,
    region,
    spec: {
      vpcID: vpc,
      subnetIDs: subnets,
      ...("id" in gateway ? { transitGatewayID: gateway.id } : { transitGatewayRef: { from: { name: gateway.name } } }),
      tags: named(name),
    },
  });

const peeringObject = (namespace: string, { name, region, vpc, peerVPC }: AckPeering): Ec2Object =>
  new Ec2Object("VPCPeeringConnection", {
    name,
    namespace,
    region,
    spec: { vpcID: vpc, peerVPCID: peerVPC, acceptRequest: true, tags: named(name) },
  });

const routeTableObject = (namespace: string, { id, region, vpc, routes }: AckRouteTable): Ec2Object =>
  new Ec2Object("RouteTable", {
    name: id,
    namespace,
    region,
    annotations: adopted({ routeTableID: id }),
    spec: {
      vpcID: vpc,
      routes: routes.map(({ destination, target }) => ({
        destinationCIDRBlock: destination,
        [fieldOf(target)]: target,
      })),
    },
  });
