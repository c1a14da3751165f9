import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { digest, manifestText } from "../../src/tree/manifest.ts";
import type { Tree } from "./sample-tree.ts";

/** Writes a tree with manifests that agree with it, as if meshwright had written every file. */
export function writeSigned(folder: string, tree: Tree): void {
  rmSync(folder, { recursive: true, force: true });
  const tops = Map.groupBy([...tree], ([path]) => path.slice(0, path.indexOf("/")));
  for (const [name, files] of tops) {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const listed = new Map(files.map(([path, text]) => [path.slice(name.length + 1), digest(text)]));
    writeFileSync(join(folder, name, "manifest.json"), manifestText({ state: "complete", files: listed }));
  }
}
