import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync } from "node:fs";

/** The name that git gives to a content: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export const blobId = (content: Uint8Array, algorithm: string): string =>
  createHash(algorithm).update(`blob ${content.byteLength}\0`).update(content).digest("hex");

/** That of a symbolic link, which has the place that it leads to as its content, and is equal to no file that has the same. */
export const linkId = (path: string, algorithm: string): string =>
  `120000 ${blobId(Buffer.from(readlinkSync(path)), algorithm)}`;

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
