import { kinds } from "@meshwright/findings";
import type { Authority, NamedCertificate } from "../authority.ts";
import { durationText, instantText } from "../duration-text.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * How long it takes until istiod signs with a renewed intermediate, seconds: the assembly reads the Secret once a minute, the kubelet
 * takes up to two to write it into the pod, and istiod's watch and the next request of a proxy come after that.
 */
export const assembly = 5 * 60;

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
        since: instantText(since),
        end: instantText(facts.notAfter),
      }));
    }
  },
};
