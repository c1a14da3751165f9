import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { decode, fileSource, positionAt, secretsIn } from "@meshwright/reading";
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { relative, sep } from "node:path";

const limit = 1024 * 1024;

export interface TextFile {
  /** Absent where the file cannot be used; then there are findings. */
  readonly text?: string;
  /** Of a file that is no text. */
  readonly bytes?: Uint8Array;
  readonly findings: readonly Finding[];
}

export interface FileToRead {
  readonly path: string;
  /** How findings call it. */
  readonly file: string;
  /** The folder it must really lie in. */
  readonly folder: string;
  /** What is going to be in it, where it is not written yet. */
  readonly unwritten?: string;
}

/**
 * Reads a file that a person wrote: text of a sane size, inside its folder, without secrets. Never throws. A fleet is hundreds
 * of small files, read one after the other: to wait for each would take longer than to read it.
 */
export function readTextFile({ path, file, folder, unwritten }: FileToRead): TextFile {
  const place = fileSource(file).place([]);
  if (unwritten !== undefined) return withoutSecrets(unwritten, place);
  try {
    if (!isInside(realpathSync.native(path), realpathSync.native(folder))) {
      return {
        findings: [finding(kinds.outsideFolder, place, { advice: "Put the file itself here, not a link." })],
      };
    }
    const bytes = readBytes(path);
    if (bytes === undefined) return { findings: [finding(kinds.unreadable, place, { what: "This is not a file." })] };
    if (bytes.length > limit) return { findings: [finding(kinds.tooLarge, place, { limit: "1 MiB" })] };
    const text = decode(bytes);
    if (text === undefined) return { bytes, findings: [finding(kinds.badEncoding, place, {})] };
    return withoutSecrets(text, place);
  } catch (error) {
    return {
      findings: [finding(kinds.unreadable, place, { what: `This cannot be read: ${reasonOf(error)}.` })],
    };
  }
}

function withoutSecrets(text: string, place: FleetPlace): TextFile {
  const secrets = secretsIn(text).map(({ what, offset }) =>
    finding(kinds.secretMaterial, { ...place, ...positionAt(text, offset) }, { what }),
  );
  return secrets.length === 0 ? { text, findings: [] } : { findings: secrets };
}

/** The system's word for what went wrong, without the path, which the place has already. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown reason";

export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !way.startsWith(sep);
}

/** The contents, or as many zeros as tell that there are too many; undefined for what is no regular file, which is never waited for. */
function readBytes(path: string): Uint8Array | undefined {
  const handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) return undefined;
    return stats.size > limit ? new Uint8Array(limit + 1) : readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}
