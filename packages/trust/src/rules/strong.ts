import { kinds } from "@meshwright/findings";
import type { CertificateFacts, PublicKeyFacts } from "../certificate.ts";
import type { TrustRule } from "../trust-rule.ts";
import { problem } from "../trust-rule.ts";

/**
 * What both istiod (Go, `crypto/x509`: `getPublicKeyAlgorithmFromOID`, `namedCurveFromOID`) and Envoy (BoringSSL, `crypto/evp`) can
 * verify, and nobody calls weak: P-224 is known to both, and RSA of less than 2048 bits. Longer ones than 8192 bits end a handshake, also
 * above the leaf: https://github.com/golang/go, `crypto/tls`, `defaultMaxRSAKeySize`.
 */
const curves = new Set(["prime256v1", "secp384r1", "secp521r1"]);
const smallestRsa = 2048;
const largestRsa = 8192;

/** RSA with SHA-2, ECDSA with SHA-2, Ed25519. SHA-1, MD5 and SHA-224 are refused by Go, so istiod does not start. */
const signatures = new Set([
  "1.2.840.113549.1.1.11",
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
  "1.2.840.10045.4.3.2",
  "1.2.840.10045.4.3.3",
  "1.2.840.10045.4.3.4",
  "1.3.101.112",
]);

const rsaPss = "1.2.840.113549.1.1.10";

/**
 * The parameters of RSA-PSS with SHA-256, SHA-384 or SHA-512, for the text and the mask alike, and a salt as long as the digest. Go reads no
 * others (`crypto/x509`, `getSignatureAlgorithmFromAI`); those that are left away mean SHA-1. RFC 4055, section 3.1.
 */
const pssParameters = [
  ["1", "20"],
  ["2", "30"],
  ["3", "40"],
].map(([hash, salt]) => {
  const algorithm = `30..060960864801650304020${hash}(0500)?`;
  return new RegExp(`^30..a0..${algorithm}a1..30..06092a864886f70d010108${algorithm}a2030201${salt}$`);
});

const isStrong = ({ signatureAlgorithm, signatureParameters }: CertificateFacts): boolean =>
  signatureAlgorithm === rsaPss
    ? pssParameters.some((form) => form.test(signatureParameters))
    : signatures.has(signatureAlgorithm);

const weakness = ({ type, bits = 0, curve = "unknown" }: PublicKeyFacts): string | undefined => {
  if (type === "ed25519") return undefined;
  if (type === "rsa") return bits < smallestRsa || bits > largestRsa ? `an RSA key of ${bits} bits` : undefined;
  if (type === "ec") return curves.has(curve) ? undefined : `a key on the curve ${curve}`;
  return `a key of the kind ${type}`;
};

export const strongKeys: TrustRule = {
  name: "strong-keys",
  summary: "Every CA has a key that istiod and proxies know, and that is not weak",
  *run({ clusters, chain, roots }) {
    for (const { facts, title, keyPath } of [...roots, ...chain]) {
      const key = weakness(facts.publicKey);
      if (key === undefined) continue;
      yield problem(kinds.weakKey, { clusters, keyPath }, (all) => ({ clusters: all, certificate: title, key }));
    }
  },
};

/** Nobody verifies the signature of a root: it is trusted because it is there. */
export const strongSignatures: TrustRule = {
  name: "strong-signatures",
  summary: "Every CA of a chain is signed in a way that istiod and proxies accept",
  *run({ clusters, chain }) {
    for (const { facts, title, keyPath } of chain) {
      if (isStrong(facts)) continue;
      yield problem(kinds.weakSignature, { clusters, keyPath }, (all) => ({
        clusters: all,
        certificate: title,
        algorithm: names.get(facts.signatureAlgorithm) ?? `algorithm ${facts.signatureAlgorithm}`,
      }));
    }
  },
};

const names = new Map([
  ["1.2.840.113549.1.1.4", "MD5 and RSA"],
  ["1.2.840.113549.1.1.5", "SHA-1 and RSA"],
  ["1.2.840.113549.1.1.14", "SHA-224 and RSA"],
  [rsaPss, "RSA-PSS in another way than with SHA-256, SHA-384 or SHA-512 and a salt of the same length"],
  ["1.2.840.10045.4.1", "SHA-1 and ECDSA"],
  ["1.2.840.10045.4.3.1", "SHA-224 and ECDSA"],
]);
