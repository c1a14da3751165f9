import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** The name that git gives to a content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export const blobId = (content: Uint8Array, algorithm = "sha1"): string =>
  createHash(algorithm).update(`blob ${content.byteLength}\0`).update(content).digest("hex");

/** The same for a file of any size, a piece at a time. */
export function fileId(path: string, algorithm: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const hash = createHash(algorithm).update(`blob ${fstatSync(file).size}\0`);
    const piece = Buffer.allocUnsafe(1 << 20);
    for (let count = readSync(file, piece); count > 0; count = readSync(file, piece))
      hash.update(piece.subarray(0, count));
    return hash.digest("hex");
  } finally {
    closeSync(file);
  }
}
