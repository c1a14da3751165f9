import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** All that turns a fleet into a tree: sources, schemas, the versions of packages. */
const sources = ["packages/*/src/**/*", "packages/*/package.json", "schemas/**/*.json", "pnpm-lock.yaml"];

let known: string | undefined;

/** A digest of the tool itself: what one version of it kept is nothing to another. */
export const toolDigest = (): string => (known ??= digestOfTool());

function digestOfTool(): string {
  const hash = createHash("sha256").update(`node ${process.versions.node}\n`);
  for (const entry of globSync(sources, { cwd: root, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => `${found.parentPath}/${found.name}`)
    .toSorted())
    hash.update(`${entry.slice(root.length)}\n`).update(readFileSync(entry));
  return hash.digest("hex");
}
