import type { CaCertificate } from "@meshwright/model";
import type { CertificateWishes, MadeCertificate } from "@meshwright/testkit";
import { makeCertificate } from "@meshwright/testkit";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { certificateFacts } from "../src/index.ts";

export const today = new Date("2026-12-01T00:00:00Z");

/** A certificate of the years in which the tests are, ten before and ten after. */
export const made = (subject: string, wishes: Partial<CertificateWishes> = {}): Promise<MadeCertificate> =>
  makeCertificate({
    subject,
    notBefore: new Date("2020-01-01T00:00:00Z"),
    notAfter: new Date("2046-01-01T00:00:00Z"),
    ...wishes,
  });

/** One of `pki-files`, as the fleet has it. */
export const fromFile = (name: string): CaCertificate =>
  asCa({ pem: readFileSync(join(import.meta.dirname, "pki-files", `${name}.pem`), "utf8") }, `roots/${name}.pem`);

/** As the fleet has it. */
export function asCa({ pem }: Pick<MadeCertificate, "pem">, file: string): CaCertificate {
  const { subject, fingerprint, notAfter } = certificateFacts(pem);
  return { pem, subject, fingerprint, notAfter: notAfter.toISOString(), file };
}
