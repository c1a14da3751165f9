import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const requireRoots: FleetCheck = {
  name: "require-roots",
  summary: "It is said whom a cluster trusts, but where the root is yet to be made",
  *run(input) {
    for (const { known, place, isBroken } of authorities(input)) {
      if (isBroken(["roots"]) || isBroken(["issuer"]) || (known.roots ?? []).length > 0) continue;
      if (known.issuer?.kind === "self-signed") yield finding(kinds.unnamedRoot, place(["issuer", "kind"]), {});
      else yield finding(kinds.wrongForm, place(["roots"], "key"), { wants: "At least one root is needed." });
    }
  },
};
