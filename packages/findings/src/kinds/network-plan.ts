import { kind } from "../kind.ts";

// Of what meshwright makes of a network.

export const missingPlanSetting = kind(
  "MW5035",
  "error",
  "Something that the network cannot be made without",
  (a: { what: string; instead: string }) => `With management: terraform the fleet must say ${a.what}. ${a.instead}`,
);

export const takenDestination = kind(
  "MW5036",
  "error",
  "A route that stands where another must be made",
  (a: { table: string; destination: string; target: string; wanted: string; isBlackhole: boolean }) =>
    `${a.table} has a route for ${a.destination} to ${a.target}${a.isBlackhole ? ", which is a blackhole" : ""}, and the mesh needs one to ${a.wanted}. A table holds one route for a destination, so the new one would be refused. If Terraform made it from what meshwright wrote, remove it here only; else remove it in AWS and here, or use management: external.`,
);

export const sharedDestination = kind(
  "MW5037",
  "error",
  "Two clusters whose addresses one table would have to tell apart",
  (a: { table: string; cidr: string; other: string; otherCluster: string }) =>
    `${a.table} must lead to ${a.cidr} of this cluster and to ${a.other} of ${a.otherCluster}, and a packet to what both have goes to one of them only. Give one of the two other addresses, or join it by another kind of connection.`,
);
