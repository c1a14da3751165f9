import { kinds } from "@meshwright/findings";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * RFC 5280, section 4.2.1.9: a path length is how many CAs may follow below a certificate. The intermediate of the cluster is one of them.
 * Of a root Envoy does not ask (tried with 1.40), but Go does, and with it every proxy's agent, which then cannot reach istiod.
 */
export const pathLength: TrustRule = {
  name: "path-length",
  summary: "Every CA above an intermediate may have as many CAs below it as there are",
  *run({ clusters, chain, signingRoot }) {
    const fromBelow = [...chain, ...(signingRoot ? [signingRoot] : [])];
    for (const [index, { facts, title, keyPath }] of fromBelow.entries()) {
      const below = index + 1;
      const { pathLength: allowed } = facts;
      if (allowed === undefined || allowed >= below) continue;
      yield problem(kinds.pathTooShort, { clusters, keyPath }, (all) => ({
        clusters: all,
        certificate: title,
        pathLength: allowed,
        below,
      }));
    }
  },
};
