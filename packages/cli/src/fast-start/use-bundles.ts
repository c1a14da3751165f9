import { registerHooks } from "node:module";
import { readStore, storeFolder } from "./store.ts";

const packages = new URL("../../../", import.meta.url).href;

/** A source that another names by its path. */
const isSource = (specifier: string, parent: string | undefined): parent is string =>
  specifier.startsWith(".") &&
  specifier.endsWith(".ts") &&
  parent?.startsWith(packages) === true &&
  !parent.includes("/node_modules/");

/**
 * Takes dependencies from their bundles where these exist: forty files instead of nine hundred. A source is where its path says,
 * and a package of the workspace where it was before, so nobody looks for it on the disk. Without all this nothing changes but the
 * time of a start.
 */
export function useBundles(): void {
  const files: Readonly<Record<string, string>> = readStore()?.files ?? {};
  const known = new Map<string, { readonly url: string; readonly format: string }>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL } = context;
      if (isSource(specifier, parentURL))
        return { url: new URL(specifier, parentURL).href, format: "module-typescript", shortCircuit: true };
      const file = Object.hasOwn(files, specifier) ? files[specifier] : undefined;
      if (file !== undefined) return { url: new URL(file, storeFolder).href, format: "module", shortCircuit: true };
      const before = known.get(specifier);
      if (before !== undefined) return { ...before, shortCircuit: true };
      const found = next(specifier, context);
      if (specifier.startsWith("@meshwright/") && found.format)
        known.set(specifier, { url: found.url, format: found.format });
      return found;
    },
  });
}
