import { instant } from "@meshwright/model";
import { kinds } from "@meshwright/findings";
import type { Authority, NamedCertificate } from "../authority.ts";
import { durationText } from "../duration-text.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

type Moment = "before" | "soon" | "after" | "within";

const momentOf = ({ facts }: NamedCertificate, at: Date, warning: number): Moment => {
  if (facts.notBefore > at) return "before";
  const left = facts.notAfter.getTime() - at.getTime();
  if (left < 0) return "after";
  return left < warning * 1000 ? "soon" : "within";
};

/**
 * True where somebody is refused once a root has ended: peers sign under it, or under another copy of it, or one of its name, for which a
 * proxy may take it. One that is only there is harmless (tried with Envoy 1.40 and Go 1.26).
 */
export function isNeeded({ facts }: NamedCertificate, peers: readonly Authority[]): boolean {
  const names = signingNames.get(peers) ?? new Set(peers.map(({ signingRoot }) => signingRoot?.facts.canonicalSubject));
  signingNames.set(peers, names);
  return names.has(facts.canonicalSubject);
}

/** Of peers that each have a CA of their own, every root is asked of by everyone. */
const signingNames = new WeakMap<readonly Authority[], ReadonlySet<string | undefined>>();

export const validRootsNow: TrustRule = {
  name: "valid-roots-now",
  summary: "Every root is valid, and will be for a while",
  *run({ clusters, roots, mesh: { trust } }, peers, at) {
    for (const root of roots) {
      const { facts, title: certificate, keyPath } = root;
      const [start, end] = [instant(facts.notBefore), instant(facts.notAfter)];
      const where = { clusters, keyPath };
      const moment = momentOf(root, at, trust.rootWarning);
      if (moment === "before") yield problem(kinds.futureRoot, where, () => ({ certificate, start }));
      if (moment === "after" && isNeeded(root, peers))
        yield problem(kinds.expiredRoot, where, () => ({ certificate, end }));
      else if (moment === "after")
        yield problem(kinds.spentRoot, where, (all) => ({ clusters: all, certificate, end }));
      if (moment === "soon")
        yield problem(kinds.endingRoot, where, () => ({ certificate, end, within: durationText(trust.rootWarning) }));
    }
  },
};

export const validChainNow: TrustRule = {
  name: "valid-chain-now",
  summary: "Every CA of a chain is valid, and will be for a while",
  *run({ clusters, chain, mesh: { trust } }, _peers, at) {
    for (const one of chain) {
      const { facts, title: certificate, keyPath } = one;
      const [start, end] = [instant(facts.notBefore), instant(facts.notAfter)];
      const moment = momentOf(one, at, trust.rootWarning);
      if (moment === "before" || moment === "after")
        yield problem(kinds.invalidChain, { clusters, keyPath }, (all) => ({ clusters: all, certificate, start, end }));
      if (moment === "soon")
        yield problem(kinds.endingChain, { clusters, keyPath }, (all) => ({
          clusters: all,
          certificate,
          end,
          within: durationText(trust.rootWarning),
        }));
    }
  },
};
