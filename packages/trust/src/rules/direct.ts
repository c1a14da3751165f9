import { kinds } from "@meshwright/findings";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

const keyPath = ["certificateAuthority", "cacerts"];

/** In `direct` istiod publishes what `ca.crt` holds as the root, root or not, and says nothing. */
export const rootInCaCrt: TrustRule = {
  name: "root-in-ca-crt",
  summary: "Where cert-manager writes cacerts, its ca.crt is the root",
  *run({ clusters, certificateAuthority, capabilities, chain }) {
    if (certificateAuthority.cacerts !== "direct") return;
    const { caCrt } = capabilities;
    // The highest that the service hands back is at least the CA that signs: the root itself where nothing is between.
    if (caCrt === "root" || ((caCrt === "issuer" || caCrt === "highest") && chain.length === 0)) return;
    const kind = caCrt === "issuer" || caCrt === "none" ? kinds.caCrtNoRoot : kinds.caCrtUnknown;
    yield problem(kind, { clusters, keyPath }, (all) => ({ clusters: all, holds: caCrt }));
  },
};
