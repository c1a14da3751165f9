import { finding, kinds } from "@meshwright/findings";
import { cidrProblem } from "../cidr.ts";
import { cidrsOf } from "./cidr-places.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const validCidrs: FleetCheck = {
  name: "valid-cidrs",
  summary: "Every CIDR is an IPv4 network without host bits",
  *run({ clusters }) {
    for (const cluster of clusters) {
      for (const { cidr, keyPath } of cidrsOf(cluster)) {
        const found = cidrProblem(cidr);
        const place = cluster.source.place(keyPath);
        if (found?.problem === "ipv6") yield finding(kinds.ipv6, place, {});
        if (found?.problem === "syntax") yield finding(kinds.badCidr, place, {});
        if (found?.problem === "host-bits") yield finding(kinds.hostBits, place, { cidr, right: found.right });
      }
    }
  },
};
