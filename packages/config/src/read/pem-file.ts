import type { Finding, Place } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { notPem, notPemText } from "./not-pem.ts";
import type { PemCertificate } from "./pem.ts";
import { certificatesIn, otherBlocksIn } from "./pem.ts";
import type { FileToRead } from "./text-file.ts";
import { readTextFile } from "./text-file.ts";

export interface PemFile {
  /** Empty where the file cannot be used; then a finding is an error. */
  readonly certificates: readonly PemCertificate[];
  readonly findings: readonly Finding[];
}

/** Reads a file of certificates. What is wrong with the file is told in it, what is wrong with its contents where it is named. */
export function readPemFile(file: FileToRead, place: Place): PemFile {
  const { text, bytes, findings } = readTextFile(file);
  const other = text !== undefined ? notPemText(text) : bytes !== undefined ? notPem(bytes) : undefined;
  const inFile: Place = { in: "fleet", file: file.file, keyPath: [] };
  const refused = (found: readonly Finding[]): PemFile => ({ certificates: [], findings: found });
  if (other !== undefined && "secret" in other)
    return refused([finding(kinds.secretMaterial, inFile, { what: other.secret })]);
  if (other !== undefined)
    return refused([finding(kinds.notCertificates, place, { file: file.file, problem: other.problem })]);
  if (text === undefined) return refused(findings);
  const certificates = certificatesIn(text);
  if (typeof certificates === "string")
    return refused([...findings, finding(kinds.notCertificates, place, { file: file.file, problem: certificates })]);
  const others = otherBlocksIn(text);
  const unused = others.length > 0 ? [finding(kinds.unusedBlocks, place, { file: file.file, blocks: others })] : [];
  return { certificates, findings: [...findings, ...unused] };
}
