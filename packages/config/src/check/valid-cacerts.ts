import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const validCacerts: FleetCheck = {
  name: "valid-cacerts",
  summary: "No cluster is to trust several roots through a Secret that can hold only one",
  *run({ mesh, clusters, certificates }) {
    for (const { known, place } of authorities({ mesh, clusters })) {
      if (known.cacerts !== "direct") continue;
      yield finding(kinds.directRotation, place(["cacerts"]), {});
      const named = (known.roots ?? []).filter((root) => root !== undefined);
      const all = new Set(named.flatMap((path) => certificates.of(path).map(({ fingerprint }) => fingerprint)));
      if (all.size > 1) yield finding(kinds.directRoots, place(["roots"], "key"), { roots: named });
    }
  },
};
