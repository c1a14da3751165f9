import type { KeyUsageFlags, X509Certificate } from "@peculiar/x509";
import type { webcrypto } from "node:crypto";

/** How a key is made and signs. */
export type KeyKind = "P-256" | "P-384" | "RSA-2048" | "RSA-1024" | "RSA-3072" | "Ed25519";

export interface MadeCertificate {
  readonly pem: string;
  readonly certificate: X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly kind: KeyKind;
}

export interface CertificateWishes {
  /** RFC 4514: `CN=Harbour Root, O=Harbour`. */
  readonly subject: string;
  /** Who signs it; absent: itself. */
  readonly issuer?: MadeCertificate;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Default: true. */
  readonly isCa?: boolean;
  /** Absent: no limit. */
  readonly pathLength?: number;
  /** Default: P-256. */
  readonly key?: KeyKind;
  /** Of another certificate, of the same kind; absent: new ones. */
  readonly keys?: webcrypto.CryptoKeyPair;
  /** Of the issuer's signature. Default: SHA-256. */
  readonly hash?: "SHA-1" | "SHA-256" | "SHA-384";
  /** Default: keyCertSign and cRLSign for a CA, digitalSignature for a leaf. */
  readonly usages?: KeyUsageFlags;
  /** Default: false. */
  readonly hasKeyId?: boolean;
  /** Bytes of an extension that nobody knows; absent: none. */
  readonly padding?: number;
  /** Dotted OIDs of extended key usages; absent: any purpose. */
  readonly purposes?: readonly string[];
  /** Dotted OIDs of critical extensions, whose values are empty. */
  readonly critical?: readonly string[];
  /** URIs of its subject alternative name; absent: none. */
  readonly uris?: readonly string[];
  /** DER of a name constraints extension. */
  readonly nameConstraints?: ArrayBuffer;
}

const algorithmOf = (kind: KeyKind) => {
  if (kind === "Ed25519") return { name: "Ed25519" };
  if (kind === "P-256" || kind === "P-384") return { name: "ECDSA", namedCurve: kind };
  return {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: Number(kind.slice(4)),
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
};

const keysOf = async (kind: KeyKind): Promise<webcrypto.CryptoKeyPair> => {
  const keys = await crypto.subtle.generateKey(algorithmOf(kind), true, ["sign", "verify"]);
  if (!("privateKey" in keys)) throw new Error(`no pair of keys of kind ${kind}`);
  return keys;
};

/** Makes one certificate, signed by its issuer or by itself. The private key never leaves the memory of the test. */
export async function makeCertificate(wishes: CertificateWishes): Promise<MadeCertificate> {
  const { subject, issuer, notBefore, notAfter, isCa = true, pathLength, key = "P-256", hash = "SHA-256" } = wishes;
  await import("reflect-metadata"); // first: the other one looks for it
  const {
    BasicConstraintsExtension,
    ExtendedKeyUsageExtension,
    Extension,
    KeyUsageFlags,
    KeyUsagesExtension,
    SubjectAlternativeNameExtension,
    SubjectKeyIdentifierExtension,
    X509CertificateGenerator,
  } = await import("@peculiar/x509");
  const keys = wishes.keys ?? (await keysOf(key));
  const { cRLSign, digitalSignature, keyCertSign } = KeyUsageFlags;
  const usual: KeyUsageFlags = isCa ? keyCertSign | cRLSign : digitalSignature; // oxlint-disable-line typescript/no-unsafe-enum-assignment -- flags of that type
  const extensions = [
    new BasicConstraintsExtension(isCa, pathLength, true),
    new KeyUsagesExtension(wishes.usages ?? usual, true),
    ...(wishes.hasKeyId === true ? [await SubjectKeyIdentifierExtension.create(keys.publicKey, false, crypto)] : []),
    ...(wishes.padding === undefined
      ? []
      : [new Extension("1.3.6.1.4.1.32473.1", false, new ArrayBuffer(wishes.padding))]),
    ...(wishes.purposes ? [new ExtendedKeyUsageExtension([...wishes.purposes])] : []),
    ...(wishes.critical ?? []).map((id) => new Extension(id, true, new Uint8Array([0x30, 0]).buffer)),
    ...(wishes.uris
      ? [
          new SubjectAlternativeNameExtension(
            wishes.uris.map((value) => ({ type: "url" as const, value })),
            true,
          ),
        ]
      : []),
    ...(wishes.nameConstraints ? [new Extension("2.5.29.30", true, wishes.nameConstraints)] : []),
  ];
  const certificate = await X509CertificateGenerator.create(
    {
      subject,
      issuer: issuer?.certificate.subject ?? subject,
      notBefore,
      notAfter,
      publicKey: keys.publicKey,
      signingKey: (issuer?.keys ?? keys).privateKey,
      signingAlgorithm: { ...algorithmOf(issuer?.kind ?? key), hash },
      extensions,
    },
    crypto,
  );
  return { pem: `${certificate.toString("pem").trimEnd()}\n`, certificate, keys, kind: key };
}
