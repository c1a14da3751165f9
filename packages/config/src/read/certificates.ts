import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Draft } from "./draft.ts";
import type { Unwritten } from "./fleet-folder.ts";
import type { PemCertificate } from "./pem.ts";
import { certificatesIn } from "./pem.ts";
import { readTextFile } from "./text-file.ts";

/** A PEM file that the fleet names. */
export interface CertificateFile {
  /** Where it is named. */
  readonly place: FleetPlace;
  /** As findings call it. */
  readonly file: string;
  /** Empty where the file cannot be used; then there are findings. */
  readonly certificates: readonly PemCertificate[];
}

export interface Certificates {
  readonly roots: readonly CertificateFile[];
  /** The CA of the exchange's server. */
  readonly exchange?: CertificateFile;
  readonly findings: readonly Finding[];
}

/** Reads the PEM files that the mesh names. `shown` is the folder's name in findings; empty for the root itself. */
export async function readCertificates(
  { mesh, folder }: Draft,
  shown: string,
  unwritten: Unwritten,
): Promise<Certificates> {
  const findings: Finding[] = [];
  const read = async (name: string, place: FleetPlace): Promise<CertificateFile> => {
    const file = shown === "" ? name : `${shown}/${name}`;
    const path = join(folder, name);
    const none = { place, file, certificates: [] };
    if (!unwritten.has(name) && !(await exists(path))) {
      findings.push(finding(kinds.missingCertificate, place, { file }));
      return none;
    }
    const { text, findings: found } = readTextFile({ path, file, folder, unwritten: unwritten.get(name) });
    findings.push(...found);
    if (text === undefined) return none;
    const certificates = certificatesIn(text);
    if (typeof certificates !== "string") return { place, file, certificates };
    findings.push(finding(kinds.notCertificates, place, { file, problem: certificates }));
    return none;
  };
  const names = mesh.known.certificateAuthority?.roots ?? [];
  const roots = await Promise.all(
    names.flatMap((name, index) =>
      // A path that is named twice is told as such, once.
      name === undefined || names.indexOf(name) < index
        ? []
        : [read(name, mesh.source.place(["certificateAuthority", "roots", index]))],
    ),
  );
  const { exchange } = mesh.known;
  if (exchange?.kind !== "vault" || exchange.certificateAuthority === undefined) return { roots, findings };
  const place = mesh.source.place(["exchange", "certificateAuthority"]);
  return { roots, exchange: await read(exchange.certificateAuthority, place), findings };
}

const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) =>
      !(error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")),
  );
