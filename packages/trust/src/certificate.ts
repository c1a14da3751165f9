import { AsnConvert } from "@peculiar/asn1-schema";
import {
  BasicConstraints,
  Certificate,
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  type Name,
  NameConstraints,
  SubjectKeyIdentifier,
  type SubjectPublicKeyInfo,
} from "@peculiar/asn1-x509";
import type { NameConstraints as Constraints, NameSubtrees } from "@meshwright/model";
import { createHash, X509Certificate } from "node:crypto";

/** What a proof of trust needs to know of one certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /**
   * The names in DER, hex: Go compares these, so that one text in two encodings is two names. https://github.com/golang/go,
   * `crypto/x509/cert_pool.go`, `findPotentialParents`.
   */
  readonly encodedNames: { readonly subject: string; readonly issuer: string };
  /**
   * The subject as Envoy compares it, which minds neither case nor how many spaces there are:
   * https://boringssl.googlesource.com/boringssl, `crypto/x509/x_name.cc`, `x509_name_canon`.
   */
  readonly canonicalSubject: string;
  /** SHA-256 of the DER, lower-case hex without colons. */
  readonly fingerprint: string;
  /** Its name and its key, which make a trust anchor. Equal for a root that was issued anew with the same ones. */
  readonly anchor: string;
  /** Lower-case hex; absent where it has none. */
  readonly subjectKeyId?: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Bytes of the DER. */
  readonly size: number;
  readonly isCa: boolean;
  /** How many CAs may follow below it; absent: any number. RFC 5280, section 4.2.1.9. */
  readonly pathLength?: number;
  /** True where key usage is absent or holds keyCertSign. */
  readonly maySignCertificates: boolean;
  readonly nameConstraints?: Constraints;
  /** True where its name constraints are also of other names than DNS, URI, IP and email. */
  readonly constrainsOtherNames: boolean;
  /** Dotted OIDs; absent: any purpose. */
  readonly extendedKeyUsages?: readonly string[];
  /** Dotted OIDs of its critical extensions: who does not know one refuses the certificate. */
  readonly criticalExtensions: readonly string[];
  readonly publicKey: PublicKeyFacts;
  /** Dotted OID of the algorithm that its issuer signed it with. */
  readonly signatureAlgorithm: string;
  /** The algorithm's parameters in DER, hex; empty where it has none. */
  readonly signatureParameters: string;
}

export interface PublicKeyFacts {
  /** As Node names it: `rsa`, `rsa-pss`, `ec`, `ed25519`, …; `unknown` for what Node cannot read. */
  readonly type: string;
  /** Bits, of RSA. */
  readonly bits?: number;
  /** Name of the curve as OpenSSL has it (`prime256v1`), of EC. */
  readonly curve?: string;
}

const known = new Map<string, CertificateFacts>();

/** Reads one certificate in PEM. Throws where it is none: what the fleet names was read before. */
export function certificateFacts(pem: string): CertificateFacts {
  const found = known.get(pem) ?? read(pem);
  known.set(pem, found);
  return found;
}

function read(pem: string): CertificateFacts {
  const certificate = new X509Certificate(pem);
  const { tbsCertificate, signatureAlgorithm } = AsnConvert.parse(certificate.raw, Certificate);
  const extension = (id: string) => tbsCertificate.extensions?.find(({ extnID }) => extnID === id)?.extnValue.buffer;
  const basic = extension(id_ce_basicConstraints);
  const usage = extension(id_ce_keyUsage);
  const constraints = extension(id_ce_nameConstraints);
  const keyId = extension(id_ce_subjectKeyIdentifier);
  const pathLength = basic && AsnConvert.parse(basic, BasicConstraints).pathLenConstraint;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    encodedNames: { subject: encoded(tbsCertificate.subject), issuer: encoded(tbsCertificate.issuer) },
    canonicalSubject: oneLine(certificate.subject).toLowerCase().replaceAll(/ +/g, " "),
    fingerprint: certificate.fingerprint256.replaceAll(":", "").toLowerCase(),
    anchor: anchorOf(certificate, tbsCertificate.subjectPublicKeyInfo),
    ...(keyId && { subjectKeyId: Buffer.from(AsnConvert.parse(keyId, SubjectKeyIdentifier).buffer).toString("hex") }),
    notBefore: certificate.validFromDate,
    notAfter: certificate.validToDate,
    size: certificate.raw.length,
    isCa: certificate.ca,
    ...(pathLength !== undefined && { pathLength }),
    maySignCertificates:
      usage === undefined || (AsnConvert.parse(usage, KeyUsage).toNumber() & KeyUsageFlags.keyCertSign) !== 0,
    ...(constraints && { nameConstraints: constraintsOf(AsnConvert.parse(constraints, NameConstraints)) }),
    constrainsOtherNames: constraints !== undefined && hasOtherNames(AsnConvert.parse(constraints, NameConstraints)),
    ...(certificate.keyUsage && { extendedKeyUsages: certificate.keyUsage }),
    criticalExtensions: (tbsCertificate.extensions ?? [])
      .filter(({ critical }) => critical)
      .map(({ extnID }) => extnID),
    publicKey: publicKeyOf(certificate),
    signatureAlgorithm: signatureAlgorithm.algorithm,
    signatureParameters: Buffer.from(signatureAlgorithm.parameters ?? new ArrayBuffer(0)).toString("hex"),
  };
}

const encoded = (name: Name): string => Buffer.from(AsnConvert.serialize(name)).toString("hex");

const oneLine = (name: string): string => name.split("\n").join(", ");

const constraintsOf = ({ permittedSubtrees, excludedSubtrees }: NameConstraints): Constraints => ({
  permitted: subtreesOf(permittedSubtrees),
  excluded: subtreesOf(excludedSubtrees),
});

const hasOtherNames = ({ permittedSubtrees, excludedSubtrees }: NameConstraints): boolean =>
  [...(permittedSubtrees ?? []), ...(excludedSubtrees ?? [])].some(
    ({ base }) =>
      base.dNSName === undefined &&
      base.uniformResourceIdentifier === undefined &&
      base.iPAddress === undefined &&
      base.rfc822Name === undefined,
  );

const subtreesOf = (subtrees: NameConstraints["permittedSubtrees"]): NameSubtrees => {
  const bases = [...(subtrees ?? [])].map(({ base }) => base);
  return {
    dnsDomains: bases.flatMap(({ dNSName }) => dNSName ?? []),
    uriDomains: bases.flatMap(({ uniformResourceIdentifier }) => uniformResourceIdentifier ?? []),
  };
};

/** Of names as OpenSSL writes them; the key as it is in the certificate, for Node cannot read every kind. */
const anchorOf = ({ subject }: X509Certificate, { algorithm, subjectPublicKey }: SubjectPublicKeyInfo): string =>
  createHash("sha256")
    .update(`${subject}\n${algorithm.algorithm}\n`)
    .update(new Uint8Array(algorithm.parameters ?? new ArrayBuffer(0)))
    .update(new Uint8Array(subjectPublicKey))
    .digest("hex");

function publicKeyOf(certificate: X509Certificate): PublicKeyFacts {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    const { modulusLength: bits, namedCurve: curve } = asymmetricKeyDetails ?? {};
    return {
      type: asymmetricKeyType ?? "unknown",
      ...(bits !== undefined && { bits }),
      ...(curve !== undefined && { curve }),
    };
  } catch {
    return { type: "unknown" };
  }
}
