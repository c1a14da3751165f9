import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Raised when the code that is compiled from the same files changes. */
const generation = 1;

const ajvVersion = (): string => {
  const manifest: { readonly version: string } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("ajv/package.json"), "utf8"),
  );
  return manifest.version;
};

/** What compiled validators are made from: the bytes of all schema files, and the compiler. */
export function schemaDigest(folder: string): string {
  const hash = createHash("sha256").update(`${generation} ajv ${ajvVersion()}\n`);
  for (const file of globSync("**/*.json", { cwd: folder }).toSorted()) {
    hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}
