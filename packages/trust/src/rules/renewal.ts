import { instant } from "@meshwright/model";
import { kinds } from "@meshwright/findings";
import { assembly } from "../assembly.ts";
import type { Authority, NamedCertificate } from "../authority.ts";
import { durationText } from "../duration-text.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

export const earlyRenewal: TrustRule = {
  name: "early-renewal",
  summary: "An intermediate lives on for as long as the last workload certificate that it signed",
  *run({ clusters, mesh: { trust }, certificateAuthority: { renewBefore } }) {
    const least = trust.workloadCertificateTTL + trust.clockSkew + assembly;
    if (renewBefore >= least) return;
    yield problem(kinds.renewsTooLate, { clusters, keyPath: ["certificateAuthority", "renewBefore"] }, (all) => ({
      clusters: all,
      least: durationText(least),
    }));
  },
};

/** From when a new intermediate would outlive a CA above it. */
export const outlivesSince = ({ facts }: NamedCertificate, { certificateAuthority }: Authority): Date =>
  new Date(facts.notAfter.getTime() - certificateAuthority.duration * 1000);

export const withinItsCa: TrustRule = {
  name: "within-its-ca",
  summary: "An intermediate that is made now ends before every CA above it",
  *run(authority, _peers, at) {
    const { clusters, chain, signingRoot, capabilities } = authority;
    const breaks = capabilities.beyondItsCa === "refuses";
    const kind = breaks ? kinds.refusedBeyondCa : kinds.outlivesCa;
    for (const above of [...chain, ...(signingRoot ? [signingRoot] : [])]) {
      const since = outlivesSince(above, authority);
      const { facts, title, keyPath } = above;
      if (since > at || facts.notAfter <= at) continue;
      yield problem(kind, { clusters, keyPath, breaks }, (all) => ({
        clusters: all,
        certificate: title,
        since: instant(since),
        end: instant(facts.notAfter),
      }));
    }
  },
};
