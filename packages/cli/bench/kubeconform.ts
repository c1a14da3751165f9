import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundledSchema, openSchemas, schemasFolder } from "@meshwright/schemas";
import { run } from "./child.ts";

/** Writes our schemas as kubeconform wants them: a file for each kind, with all that it needs. */
export function writeKubeconformSchemas(folder: string): void {
  const store = openSchemas(schemasFolder);
  for (const kind of store.kinds) {
    // kubeconform takes the first part of an apiVersion for its group: of the core group that is the version.
    const [group = "", version = group] = kind.apiVersion.split("/");
    const file = join(folder, group, `${kind.kind.toLowerCase()}_${version}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(bundledSchema(store, kind)));
  }
}

/** The version of kubeconform on PATH; undefined where there is none. */
export function kubeconformVersion(cwd: string): string | undefined {
  try {
    return run("kubeconform", ["-v"], { cwd }).stdout.trim();
  } catch {
    return undefined;
  }
}

/** Milliseconds that kubeconform takes for a tree, with the same schemas and both cores; throws where it refuses anything. */
export function runKubeconform(schemas: string, tree: string, cwd: string): number {
  const location = `${schemas}/{{ .Group }}/{{ .ResourceKind }}_{{ .ResourceAPIVersion }}.json`;
  const args = [
    "-strict",
    "-summary",
    "-ignore-filename-pattern",
    "manifest\\.json$",
    "-schema-location",
    location,
    tree,
  ];
  const { milliseconds } = run("kubeconform", args, { cwd });
  return milliseconds;
}
