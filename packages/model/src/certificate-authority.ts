/** Where each cluster's intermediate CA comes from, and what it looks like. */
export interface CertificateAuthority {
  readonly issuer: Issuer;
  readonly subject: Subject;
  readonly privateKey: PrivateKey;
  /** Lifetime of the intermediate, seconds. */
  readonly duration: number;
  /** How long before its end the intermediate is renewed, seconds. */
  readonly renewBefore: number;
  /** The roots that every istiod publishes; old and new during a rotation. Never empty. */
  readonly roots: readonly Root[];
}

export type Issuer = AwsPrivateCaIssuer | CaSecretIssuer;

/** An AWS Private CA, reached by the aws-privateca-issuer controller. */
export interface AwsPrivateCaIssuer {
  readonly kind: "aws-private-ca";
  readonly arn: string;
  /** Region of the CA, taken from its ARN. */
  readonly region: string;
  /** Role to assume for a CA of another account. */
  readonly assumeRole?: string;
}

/** A CA key pair in a `kubernetes.io/tls` Secret of namespace `cert-manager`, brought there by other means than git. */
export interface CaSecretIssuer {
  readonly kind: "ca-secret";
  readonly secretName: string;
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

/** One root certificate, public part only. */
export interface Root {
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
export const rootBundle = (roots: readonly Root[]): string => roots.map(({ pem }) => pem).join("");
