import { finding, kinds } from "@meshwright/findings";
import { authorities } from "./authorities.ts";
import type { FleetCheck } from "./fleet-check.ts";

export const validSelfSigned: FleetCheck = {
  name: "valid-self-signed",
  summary: "A cluster that holds a self-signed root has its own intermediate from it",
  *run(input) {
    const all = authorities(input);
    for (const { known, place } of all) {
      const { issuer } = known;
      if (issuer?.kind !== "self-signed") continue;
      yield finding(kinds.selfSignedIssuer, place(["issuer", "kind"]), {});
      const holder = issuer.cluster;
      const own = all.find(({ clusters }) => clusters.some((cluster) => cluster.known.name === holder));
      if (holder === undefined || own === undefined || own.isBroken(["issuer"])) continue;
      const { issuer: signer } = own.known;
      if (signer === undefined || (signer.kind === "self-signed" && signer.cluster === holder)) continue;
      yield finding(kinds.holderOfNoRoot, place(["issuer", "cluster"]), { holder });
    }
  },
};
