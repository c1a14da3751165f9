import { kinds } from "@meshwright/findings";
import type { CertificateFacts } from "../certificate.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * Critical extensions that Go reads (`crypto/x509`, `processExtensions`): key usage, names, basic constraints, name constraints, CRLs, policies,
 * key identifiers, extended key usage. Envoy asks none of this of a root (tried with 1.40), the agents beside the proxies do.
 */
const read = new Set([14, 15, 17, 19, 30, 31, 32, 33, 35, 36, 37, 54].map((arc) => `2.5.29.${arc}`));

/** Both Go and Envoy then want a policy in the workload's certificate, and istiod puts none there. */
const policyConstraints = "2.5.29.36";

const strangeIn = (facts: CertificateFacts, isRoot: boolean): string | undefined => {
  const unknown = facts.criticalExtensions.find((id) => !read.has(id));
  if (unknown !== undefined) return `the critical extension ${unknown}`;
  if (facts.constrainsOtherNames) return "name constraints of other names than DNS, URI, IP and email";
  return !isRoot && facts.criticalExtensions.includes(policyConstraints) ? "policy constraints" : undefined;
};

export const acceptedExtensions: TrustRule = {
  name: "accepted-extensions",
  summary: "No CA has an extension that istiod or proxies refuse",
  *run({ clusters, chain, roots }) {
    for (const [all, isRoot] of [
      [roots, true],
      [chain, false],
    ] as const)
      for (const { facts, title, keyPath } of all) {
        const extension = strangeIn(facts, isRoot);
        if (extension === undefined) continue;
        yield problem(kinds.unknownExtension, { clusters, keyPath }, (told) => ({
          clusters: told,
          certificate: title,
          extension,
        }));
      }
  },
};

const [anyPurpose, serverAuth, clientAuth] = ["2.5.29.37.0", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"];

/** Go takes "any purpose" for both. Envoy does not, of a CA below the root (tried with 1.40). */
const isForBoth = ({ extendedKeyUsages: usages }: CertificateFacts, isRoot: boolean): boolean =>
  usages === undefined ||
  (usages.includes(serverAuth) && usages.includes(clientAuth)) ||
  (isRoot && usages.includes(anyPurpose));

export const allPurposes: TrustRule = {
  name: "all-purposes",
  summary: "Every CA may sign for servers and for clients",
  *run({ clusters, chain, signingRoot }) {
    for (const one of [...chain, ...(signingRoot ? [signingRoot] : [])]) {
      const { facts, title, keyPath } = one;
      if (isForBoth(facts, one === signingRoot)) continue;
      yield problem(kinds.otherPurpose, { clusters, keyPath }, (told) => ({ clusters: told, certificate: title }));
    }
  },
};
