import { kinds } from "@meshwright/findings";
import type { NamedCertificate } from "../authority.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * X.509 allows two CAs of one name. A proxy takes the first root of the bundle that has the name of an issuer and does not contradict its
 * key identifier, and looks no further where the signature is not that root's (BoringSSL; tried with Envoy 1.40, both orders).
 * istiod tries them all, so it starts.
 */
export const distinctRoots: TrustRule = {
  name: "distinct-roots",
  summary: "Roots have different names, or key identifiers that tell them apart",
  *run({ clusters, roots }) {
    const byName = Map.groupBy(roots, ({ facts }) => facts.canonicalSubject);
    for (const root of roots) {
      const same = byName.get(root.facts.canonicalSubject) ?? [];
      const twin = same.slice(0, same.indexOf(root)).find(({ facts }) => facts.anchor !== root.facts.anchor);
      if (twin === undefined) continue;
      const kind = isDistinct(root, twin) ? kinds.sameNameRoots : kinds.indistinctRoots;
      yield problem(kind, { clusters, keyPath: root.keyPath }, (all) => ({
        clusters: all,
        certificate: root.title,
        other: `the one of ${twin.certificate.file}`,
      }));
    }
  },
};

const isDistinct = ({ facts: one }: NamedCertificate, { facts: other }: NamedCertificate): boolean =>
  one.subjectKeyId !== undefined && other.subjectKeyId !== undefined && one.subjectKeyId !== other.subjectKeyId;
