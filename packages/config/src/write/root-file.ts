import type { Finding, Place } from "@meshwright/findings";
import { finding, hasErrors, kinds } from "@meshwright/findings";
import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { rootFindings } from "../check/valid-roots.ts";
import { readPemFile } from "../read/pem-file.ts";
import type { RootAnswer } from "./answers.ts";

export interface RootFile {
  /** Absent where the file cannot be used; then there are findings that are errors. */
  readonly root?: RootAnswer;
  readonly findings: readonly Finding[];
}

export interface RootToRead {
  readonly path: string;
  /** As the person wrote it. */
  readonly shown: string;
  readonly place: Place;
  readonly today: Date;
}

/** Reads the root certificate that a person names, wherever it lies. A private key in it is refused and not repeated. */
export async function readRootFile({ path, shown, place, today }: RootToRead): Promise<RootFile> {
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined)
    return { findings: [finding(kinds.unreadable, place, { what: `There is no file ${shown}.` })] };
  const { certificates, findings } = readPemFile({ path: real, file: shown, folder: dirname(real) }, place);
  if (hasErrors(findings)) return { findings: findings.map((found) => ({ ...found, place })) };
  const wrong = rootFindings(
    { place: { in: "fleet", file: shown, keyPath: [] }, file: shown, use: "root", certificates },
    today,
  );
  const placed = [...findings, ...wrong].map((found) => ({ ...found, place }));
  if (hasErrors(placed)) return { findings: placed };
  return { root: { name: fileName(path), pem: certificates.map(({ pem }) => pem).join("") }, findings: placed };
}

/** A name that the fleet takes, like that of the file. */
function fileName(path: string): string {
  const stem = basename(path)
    .replace(/\.[^.]*$/, "")
    .replaceAll(/[^\w.-]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .replace(/^[.-]+/, "");
  return `${stem === "" ? "root" : stem}.pem`;
}
