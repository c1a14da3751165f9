import { glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { lockfileDigest, storeFolder, type Store } from "./store.ts";

// Bundles what the sources import from node_modules, one file a specifier and what they share, so that a start reads
// forty files instead of nine hundred. `mw` runs this after each install.

const packages = fileURLToPath(new URL("../../../", import.meta.url));
const prefix = "bundle:";

/** Specifiers of dependencies, each with a source that imports it: a package is found from where it is used. */
async function dependencies(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const file of glob("*/src/**/*.ts", { cwd: packages })) {
    if (file.startsWith("schemas/src/generate/")) continue; // a script of its own, with a compiler of ten megabytes
    const text = await readFile(`${packages}${file}`, "utf8");
    for (const [, specifier = ""] of text.matchAll(/^(?:import|export) (?!type ).*? ?from "([^."][^"]*)";$/gms)) {
      if (!/^node:|^@meshwright\/|^rolldown\b/.test(specifier)) found.set(specifier, `${packages}${file}`);
    }
  }
  return new Map([...found].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

const fileName = (specifier: string): string => specifier.replaceAll(/[^\w.-]/g, "_");

async function bundle(folder: string): Promise<Readonly<Record<string, string>>> {
  const users = await dependencies();
  const build = await rolldown({
    input: Object.fromEntries([...users.keys()].map((specifier) => [fileName(specifier), `${prefix}${specifier}`])),
    platform: "node",
    logLevel: "silent",
    plugins: [
      {
        name: "entries",
        async resolveId(source, importer) {
          if (source.startsWith(prefix)) return source;
          // It reads a file that lies beside it.
          if (source === "re2-wasm") {
            const found = await this.resolve(source, importer, { skipSelf: true });
            return found && { id: pathToFileURL(found.id).href, external: true };
          }
          if (importer?.startsWith(prefix)) return this.resolve(source, users.get(source), { skipSelf: true });
          return null;
        },
        // Every name is listed: of a CommonJS module no bundler can know them all by reading it.
        async load(id) {
          if (!id.startsWith(prefix)) return null;
          const specifier = id.slice(prefix.length);
          const resolved = await this.resolve(specifier, users.get(specifier), { skipSelf: true });
          if (resolved === null) throw new Error(`no such dependency: ${specifier}`);
          const exported: Record<string, unknown> = await import(pathToFileURL(resolved.id).href);
          const names = Object.keys(exported).filter((name) => /^\w+$/.test(name) && name !== "module.exports");
          return `export { ${names.join(", ")} } from ${JSON.stringify(specifier)};`;
        },
      },
    ],
  });
  const { output } = await build.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].mjs",
    chunkFileNames: "shared-[hash].mjs",
  });
  await build.close();
  return Object.fromEntries(
    output.flatMap((chunk) =>
      chunk.type === "chunk" && chunk.facadeModuleId?.startsWith(prefix)
        ? [[chunk.facadeModuleId.slice(prefix.length), chunk.fileName]]
        : [],
    ),
  );
}

const target = fileURLToPath(storeFolder);
const fresh = `${target.slice(0, -1)}-${process.pid}`;
await mkdir(fresh, { recursive: true });
const store: Store = { lockfile: lockfileDigest(), files: await bundle(fresh) };
await writeFile(`${fresh}/store.json`, JSON.stringify(store, undefined, 2));
await rm(target, { recursive: true, force: true });
await rename(fresh, target);
