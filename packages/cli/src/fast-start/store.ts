import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const root = new URL("../../../../", import.meta.url);

/** Where the bundled dependencies lie; beside what they were made from, so that they go with it. */
export const storeFolder = new URL("node_modules/.cache/meshwright/dependencies/", root);

/** Which file stands for which dependency. */
export interface Store {
  /** Of the lockfile that the files were made from: with another one they are worth nothing. */
  readonly lockfile: string;
  /** File name by specifier, as the sources write it. */
  readonly files: Readonly<Record<string, string>>;
}

/** Digest of the lockfile as it is now. */
export const lockfileDigest = (): string =>
  createHash("sha256")
    .update(readFileSync(new URL("pnpm-lock.yaml", root)))
    .digest("hex");

/** The bundled dependencies; undefined where there are none, or they are of another lockfile. */
export function readStore(): Store | undefined {
  try {
    const store: Store = JSON.parse(readFileSync(new URL("store.json", storeFolder), "utf8"));
    return store.lockfile === lockfileDigest() ? store : undefined;
  } catch {
    return undefined; // a start from the dependencies themselves is slower and no different
  }
}
