import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { compiledFolder, compiledName, compileSchemas, schemasFolder } from "@meshwright/schemas";
import { minify } from "rolldown/utils";

// Compiles the validators of all kinds, so that a check need not: seconds become milliseconds. `mw` runs this after each
// install. The file's name is a digest of what it was made from, so a stale one is never taken for a fresh one.

const { digest, code } = await compileSchemas(schemasFolder);
const small = await minify("validators.cjs", code, { module: false, compress: false, mangle: true });
if (small.errors.length > 0) throw new Error(small.errors.map(({ message }) => message).join("\n"));

const fresh = `${compiledFolder}-${process.pid}`;
await mkdir(fresh, { recursive: true });
await writeFile(`${fresh}/${compiledName(digest)}`, small.code);
await rm(compiledFolder, { recursive: true, force: true });
await rename(fresh, compiledFolder);
