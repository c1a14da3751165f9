import type { PublicKeyFacts } from "../certificate.ts";

/** OpenSSL's names of curves, as people know them. */
const curves: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

/** `ECDSA P-256`, `RSA 3072`, `Ed25519`. */
export function keyText({ type, bits, curve }: PublicKeyFacts): string {
  if (type === "ec") return `ECDSA ${curves[curve ?? ""] ?? curve ?? "of an unknown curve"}`;
  if (type.startsWith("rsa")) return `${type.toUpperCase()} ${bits ?? "of unknown size"}`;
  return type === "unknown" ? "of an unknown kind" : type.replace(/^ed/, "Ed");
}
