import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import type { Draft } from "./draft.ts";
import type { Unwritten } from "./fleet-folder.ts";
import type { NamedPem, PemUse } from "./named-pems.ts";
import { namedPems } from "./named-pems.ts";
import type { PemCertificate } from "./pem.ts";
import { readPemFile } from "./pem-file.ts";

/** A PEM file that the fleet names. */
export interface CertificateFile {
  /** Where it is named first for this use. */
  readonly place: FleetPlace;
  /** As findings call it. */
  readonly file: string;
  /** What it is for. */
  readonly use: PemUse;
  /** Empty where the file cannot be used; then there are findings. */
  readonly certificates: readonly PemCertificate[];
}

export interface Certificates {
  /** Each file once for each use, in the order in which the fleet names them. */
  readonly files: readonly CertificateFile[];
  /** The certificates of a file by the path that the fleet gives it. */
  readonly of: (path: string) => readonly PemCertificate[];
  /** How findings call a path that the fleet gives. */
  readonly shown: (path: string) => string;
  readonly findings: readonly Finding[];
}

/** Reads the PEM files that a fleet names. `shown` is the folder's name in findings; empty for the root itself. */
export async function readCertificates(draft: Draft, shown: string, unwritten: Unwritten): Promise<Certificates> {
  const findings: Finding[] = [];
  const { folder } = draft;
  const shownOf = (name: string): string => (shown === "" ? name : `${shown}/${name}`);
  const known = new Map<string, Promise<readonly PemCertificate[]>>();
  const read = async ({ path: name, place }: NamedPem): Promise<readonly PemCertificate[]> => {
    const file = shownOf(name);
    const path = join(folder, name);
    if (!unwritten.has(name) && !(await exists(path))) {
      findings.push(finding(kinds.missingCertificate, place, { file }));
      return [];
    }
    const { certificates, findings: found } = readPemFile(
      { path, file, folder, unwritten: unwritten.get(name) },
      place,
    );
    findings.push(...found);
    return certificates;
  };
  const named = namedPems(draft);
  const files = await Promise.all(
    named.map(async (one): Promise<CertificateFile> => {
      const { path, place, use } = one;
      const reading = known.get(path) ?? read(one);
      known.set(path, reading);
      return { place, file: shownOf(path), use, certificates: await reading };
    }),
  );
  const byPath = new Map(named.map(({ path }, index) => [path, files[index]?.certificates ?? []]));
  return { files, of: (path) => byPath.get(path) ?? [], shown: shownOf, findings };
}

const exists = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) =>
      !(error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")),
  );
