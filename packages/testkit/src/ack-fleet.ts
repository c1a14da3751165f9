import type { Connectivity, Fleet } from "@meshwright/model";
import { idAt, networkCluster, networkFleet } from "./network-fleet.ts";

const dublin = networkCluster({ name: "dublin", region: "eu-west-1", site: 10 });
const cork = networkCluster({ name: "cork", region: "eu-west-1", site: 11 });
const galway = networkCluster({ name: "galway", region: "eu-west-1", site: 12 });

const byAck: Partial<Connectivity> = {
  management: "ack",
  ack: { cluster: "dublin", namespace: "network", ownsRouteTables: true },
};

/** A network of one region that ACK is to make from nothing: a Transit Gateway for three VPCs, two of which are peered beside it. */
export const newAckFleet: Fleet = networkFleet([dublin, cork, galway], {
  ...byAck,
  connections: [{ between: ["cork", "galway"], kind: "vpc-peering", state: "active", hops: [] }],
});

/** The same when the fleet knows the gateway and the peering by their ids, and the attachment of `cork`: routes are written. */
export const ackFleet: Fleet = networkFleet([dublin, cork, galway], {
  ...byAck,
  transitGateways: [
    {
      region: "eu-west-1",
      account: "111122223333",
      id: idAt("tgw", 10),
      attachments: [
        {
          id: idAt("tgw-attach", 11),
          to: "vpc",
          vpc: cork.vpc.id,
          subnets: cork.vpc.subnets.map(({ id }) => id),
          routeTable: idAt("tgw-rtb", 10),
          state: "available",
        },
      ],
      routeTables: [
        {
          id: idAt("tgw-rtb", 10),
          routes: [
            { destination: "10.11.0.0/16", attachment: idAt("tgw-attach", 11), origin: "propagated", state: "active" },
          ],
        },
      ],
      defaultRouteTables: { association: idAt("tgw-rtb", 10), propagation: idAt("tgw-rtb", 10) },
    },
  ],
  connections: [{ between: ["cork", "galway"], kind: "vpc-peering", id: idAt("pcx", 11), state: "active", hops: [] }],
});
