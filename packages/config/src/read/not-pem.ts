import { createPrivateKey, X509Certificate } from "node:crypto";

/** What a file holds that is no PEM: a secret, or something that a problem says what to do with. */
export type NotPem = { readonly secret: string } | { readonly problem: string };

/** Recognises what people have in the place of PEM, by its first bytes or by reading it. Nothing of it is repeated. */
export function notPem(bytes: Uint8Array): NotPem | undefined {
  const start = Buffer.from(bytes.subarray(0, 64)).toString("hex");
  if (isPrivateKey(bytes)) return { secret: "a private key in DER" };
  if (isCertificate(bytes))
    return { problem: "it is a certificate in DER, not in PEM: openssl x509 -inform der -in <file> -out <file>.pem" };
  // RFC 7292, section 4: version 3, and the content type `data`. RFC 2315, section 7: the content type `signedData`.
  if (/^30(8[0-4])?.*020103.*06092a864886f70d01070[12]/.test(start))
    return { secret: "a PKCS #12 file, which holds a private key as a rule" };
  if (/^30(8[0-4])?.{0,8}06092a864886f70d010702/.test(start))
    return { problem: "it is a PKCS #7 file: openssl pkcs7 -inform der -print_certs -in <file> -out <file>.pem" };
  if (/^(feedfeed|cececece)/.test(start))
    return { problem: "it is a Java keystore: export its certificates with keytool -exportcert -rfc" };
  return undefined;
}

/** The same of a text that is nothing but base64. */
export function notPemText(text: string): NotPem | undefined {
  const base64 = text.replaceAll(/\s/g, "");
  if (base64.length < 64 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const bytes = Buffer.from(base64, "base64");
  return isCertificate(bytes)
    ? { problem: "it is a certificate without the lines -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----" }
    : notPem(bytes);
}

function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0;
  } catch {
    return false;
  }
}

const isPrivateKey = (bytes: Uint8Array): boolean =>
  (["pkcs8", "sec1", "pkcs1"] as const).some((type) => {
    try {
      createPrivateKey({ key: Buffer.from(bytes), format: "der", type });
      return true;
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "ERR_MISSING_PASSPHRASE";
    }
  });
