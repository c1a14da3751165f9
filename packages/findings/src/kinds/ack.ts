import { kind } from "../kind.ts";

// Of a network that ACK's EC2 controller makes.

export const missingAckSetting = kind(
  "MW5070",
  "error",
  "Something that ACK needs to know",
  (a: { what: string; instead: string }) => `With management: ack the fleet must say ${a.what}. ${a.instead}`,
);

export const beyondAck = kind(
  "MW5071",
  "error",
  "Something that ACK's EC2 controller cannot make",
  (a: { what: string; reason: string }) =>
    `${a.what}: ACK cannot make this, because ${a.reason}. Use management: terraform, or make it yourself and use management: external.`,
);

export const routesAtRisk = kind(
  "MW5072",
  "error",
  "Routes that ACK's EC2 controller would remove",
  (a: { what: string; instead: string }) =>
    `${a.what}. The controller removes every route of a table that its object does not declare exactly. ${a.instead}`,
);

export const waitingForId = kind(
  "MW5073",
  "warning",
  "Routes that wait for the id of what they lead over",
  (a: { what: string; command: string }) =>
    `No route leads over ${a.what} yet: the fleet does not know its id, and a RouteTable of ACK must name one. Once it is made, read the id with \`${a.command}\` and write it here as id.`,
);

export const sharedGatewayTable = kind(
  "MW5074",
  "warning",
  "Peer groups that share the route table of a Transit Gateway",
  (a: { groups: readonly string[] }) =>
    `The peer groups ${a.groups.join(", ")} are on this gateway, and ACK knows no route tables of gateways: all attachments share the default one, so packets of each group find the VPCs of the others. Keep them apart by security groups, or use management: terraform.`,
);
