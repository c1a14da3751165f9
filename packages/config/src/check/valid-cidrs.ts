import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { cidrProblem } from "../cidr.ts";
import { cidrsOf } from "./cidr-places.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { connectivityCidrs, networkCidrsOf } from "./network-cidrs.ts";

function* wrongForm(cidr: string, place: FleetPlace): Generator<Finding> {
  const found = cidrProblem(cidr);
  if (found?.problem === "ipv6") yield finding(kinds.ipv6, place, {});
  if (found?.problem === "syntax") yield finding(kinds.badCidr, place, {});
  if (found?.problem === "host-bits") yield finding(kinds.hostBits, place, { cidr, right: found.right });
}

export const validCidrs: FleetCheck = {
  name: "valid-cidrs",
  summary: "Every CIDR is an IPv4 network without host bits",
  *run({ clusters, mesh }) {
    for (const cluster of clusters)
      for (const { cidr, keyPath } of [...cidrsOf(cluster), ...networkCidrsOf(cluster)])
        yield* wrongForm(cidr, cluster.source.place(keyPath));
    for (const { cidr, keyPath } of connectivityCidrs(mesh)) yield* wrongForm(cidr, mesh.source.place(keyPath));
  },
};
