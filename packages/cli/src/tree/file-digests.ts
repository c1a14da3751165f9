import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { digest } from "./manifest.ts";

/** Larger than nearly all files of a tree. */
const most = 64 * 1024;

/** No render writes a file of so many bytes; whoever else did may have written many more. */
const tooLarge = 4 * 1024 * 1024;

/**
 * Digests of many small files, with one buffer for all and one read for each. A file system that gives less than it has makes
 * a digest that no manifest names: for whoever looks again where a digest is not the wanted one.
 */
export function fileDigests(): (path: string) => string {
  const buffer = Buffer.allocUnsafeSlow(most);
  return (path) => {
    const handle = openSync(path, "r");
    try {
      const length = readSync(handle, buffer, 0, most, null);
      if (length < most) return digest(buffer.subarray(0, length));
    } finally {
      closeSync(handle);
    }
    return statSync(path).size > tooLarge ? "" : digest(readFileSync(path));
  };
}
