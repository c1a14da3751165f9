import type { Issuer } from "./issuer.ts";

/** Where a cluster's intermediate CA comes from, what it looks like, and which roots the cluster accepts. */
export interface CertificateAuthority {
  readonly issuer: Issuer;
  readonly subject: Subject;
  readonly privateKey: PrivateKey;
  /** Lifetime of the intermediate, seconds. */
  readonly duration: number;
  /** How long before its end the intermediate is renewed, seconds. */
  readonly renewBefore: number;
  /**
   * `assembled`: the Secret `cacerts` is put together from the intermediate and the roots of the fleet. `direct`: cert-manager
   * writes it, and its root is the issuer's `ca.crt`.
   */
  readonly cacerts: "assembled" | "direct";
  /** What the intermediate may sign for; absent: anything. */
  readonly nameConstraints?: NameConstraints;
  /** The roots that istiod publishes; old and new during a rotation. Empty only where the issuer is `self-signed`. */
  readonly roots: readonly CaCertificate[];
  /** The one of `roots` that the issuer signs under; absent where there is none. */
  readonly signingRoot?: CaCertificate;
  /** The CAs between that root and the intermediates, the one that signs them first. Empty: the root signs them. */
  readonly chain: readonly CaCertificate[];
}

/** The intermediate's subject; the common name is made per cluster. */
export interface Subject {
  readonly organizations: readonly string[];
  readonly organizationalUnits: readonly string[];
  readonly countries: readonly string[];
}

export interface PrivateKey {
  readonly algorithm: "ECDSA" | "RSA";
  /** Bits. */
  readonly size: number;
}

/** RFC 5280, section 4.2.1.10: what a CA and all below it may sign for. */
export interface NameConstraints {
  readonly permitted: NameSubtrees;
  readonly excluded: NameSubtrees;
}

export interface NameSubtrees {
  readonly dnsDomains: readonly string[];
  /** Hosts of URIs: of a SPIFFE ID the trust domain. */
  readonly uriDomains: readonly string[];
}

/** One CA certificate, public part only. */
export interface CaCertificate {
  /** PEM, one certificate, LF line ends, as it goes into `root-cert.pem`. */
  readonly pem: string;
  readonly subject: string;
  /** SHA-256 of the DER, lower-case hex without colons. */
  readonly fingerprint: string;
  /** RFC 3339, UTC. */
  readonly notAfter: string;
  /** The file it was read from. */
  readonly file: string;
}

/** `root-cert.pem`: the roots one after the other, in the fleet's order. */
export const rootBundle = (roots: readonly CaCertificate[]): string => roots.map(({ pem }) => pem).join("");
