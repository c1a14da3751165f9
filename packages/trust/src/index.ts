export type { CertificateFacts, PublicKeyFacts } from "./certificate.ts";
export { certificateFacts } from "./certificate.ts";
