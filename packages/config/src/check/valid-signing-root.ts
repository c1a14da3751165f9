import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const validSigningRoot: FleetCheck = {
  name: "valid-signing-root",
  summary: "It is said which of several roots an issuer signs under",
  *run({ mesh, clusters, certificates }) {
    for (const { known, place, isBroken } of authorities({ mesh, clusters })) {
      const { roots, signingRoot } = known;
      if (roots === undefined || isBroken(["roots"]) || isBroken(["signingRoot"])) continue;
      const named = roots.filter((root) => root !== undefined);
      if (named.length < roots.length) continue;
      if (signingRoot === undefined) {
        const all = new Set(named.flatMap((path) => certificates.of(path).map(({ fingerprint }) => fingerprint)));
        if (all.size > 1) yield finding(kinds.missingSigningRoot, place(["roots"], "key"), { roots: named });
      } else if (!named.includes(signingRoot) || certificates.of(signingRoot).length > 1)
        yield finding(kinds.foreignSigningRoot, place(["signingRoot"]), { file: certificates.shown(signingRoot) });
    }
  },
};
