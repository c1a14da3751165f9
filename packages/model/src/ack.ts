/** Kinds of ACK's EC2 controller that a network is made of. https://aws-controllers-k8s.github.io/community/reference/ */
export const ackKinds = [
  "RouteTable",
  "TransitGateway",
  "TransitGatewayVPCAttachment",
  "VPCPeeringConnection",
] as const;
export type AckKind = (typeof ackKinds)[number];

export const ackGroup = "ec2.services.k8s.aws";

/**
 * What routes may lead to where ACK's EC2 controller keeps a route table, as ids begin. It compares each route with what EC2 shows,
 * field by field, and puts a route that differs in its place anew. EC2 shows an instance beside an `eni-`, an endpoint (`vpce-`)
 * as a gateway, and routes that a `vgw-` propagates come and go by themselves.
 * https://github.com/aws-controllers-k8s/ec2-controller/blob/main/pkg/resource/route_table/hooks.go (`filterDifferentRoutes`)
 */
export const ackRouteTargets = ["igw", "nat", "pcx", "tgw"] as const;

/** What ACK's object of a part of the network is called: by the mesh and by what tells it from its like. */
export const ackObjectName = (meshID: string, ...names: readonly string[]): string => [meshID, ...names].join(".");
