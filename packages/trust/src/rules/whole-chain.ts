import { kinds } from "@meshwright/findings";
import type { NamedCertificate } from "../authority.ts";
import { isSignedBy } from "../signature.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/** The way from the CA that signs the intermediates up to the root, by names and by signatures. */
export const wholeChain: TrustRule = {
  name: "whole-chain",
  summary: "Every CA of a chain is signed by the next, and the last by the root",
  *run({ clusters, chain, signingRoot }) {
    if (signingRoot === undefined) return;
    const gap = chain.find((one, index) => !isBelow(one, chain[index + 1] ?? signingRoot));
    if (gap === undefined) return;
    const right = sorted(chain, signingRoot);
    const keyPath = ["certificateAuthority", "chain"];
    if (right !== undefined)
      yield problem(kinds.wrongChainOrder, { clusters, keyPath }, (all) => ({
        clusters: all,
        order: right.map(({ certificate }) => certificate.subject),
      }));
    else {
      const above = chain[chain.indexOf(gap) + 1] ?? signingRoot;
      yield problem(kinds.brokenChain, { clusters, keyPath: gap.keyPath }, (all) => ({
        clusters: all,
        certificate: gap.title,
        issuer: gap.facts.issuer,
        above: above.certificate.subject,
        isEncodedOtherwise:
          gap.facts.issuer === above.facts.subject &&
          gap.facts.encodedNames.issuer !== above.facts.encodedNames.subject,
      }));
    }
  },
};

const isBelow = (lower: NamedCertificate, upper: NamedCertificate): boolean =>
  isSignedBy(lower.certificate.pem, upper.certificate.pem);

/** From the lowest up; absent where they are no chain in any order. */
function sorted(chain: readonly NamedCertificate[], root: NamedCertificate): readonly NamedCertificate[] | undefined {
  const fromAbove: NamedCertificate[] = [];
  while (fromAbove.length < chain.length) {
    const above = fromAbove.at(-1) ?? root;
    const next = chain.find((one) => !fromAbove.includes(one) && isBelow(one, above));
    if (next === undefined) return undefined;
    fromAbove.push(next);
  }
  return fromAbove.toReversed();
}
