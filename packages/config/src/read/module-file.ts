import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { secretsIn } from "@meshwright/reading";
import type { KeyPath } from "@meshwright/reading";
import { fileSource } from "@meshwright/reading";
import type { FileToRead } from "./text-file.ts";
import { readTextFile } from "./text-file.ts";

export interface ModuleFile {
  readonly data?: unknown;
  readonly findings: readonly Finding[];
}

/** Runs a module and takes its export `fleet`. What the module throws is not repeated: it may hold anything. */
export async function readModuleFile(toRead: FileToRead): Promise<ModuleFile> {
  const { file, path } = toRead;
  const { text, findings } = readTextFile(toRead);
  if (text === undefined) return { findings };
  const refuse = (problem: string): ModuleFile => ({
    findings: [finding(kinds.badModule, fileSource(file).place([]), { problem })],
  });
  let exported: unknown;
  try {
    const url = pathToFileURL(path);
    // The same path with other contents is another module: without this a second load would get the first one's.
    url.searchParams.set("sha256", createHash("sha256").update(text).digest("hex"));
    const module: unknown = await import(url.href);
    if (typeof module !== "object" || module === null || !("fleet" in module)) {
      return refuse("It has no export called fleet. Write `export const fleet = …`.");
    }
    exported = module.fleet;
  } catch (error) {
    const name = error instanceof Error ? error.constructor.name : "an error";
    return refuse(`Running it failed with ${name}. Run \`node ${file}\` to see where.`);
  }
  try {
    const data: unknown = structuredClone(exported);
    const secrets = [...secretValues(data, file)];
    return secrets.length > 0 ? { findings: secrets } : { data, findings: [] };
  } catch {
    return refuse("Its fleet holds what YAML could not say, such as a function. Export plain data.");
  }
}

function* secretValues(
  value: unknown,
  file: string,
  keyPath: KeyPath = [],
  above = new Set<unknown>(),
): Generator<Finding> {
  if (typeof value === "string") {
    const key = keyPath.at(-1);
    // With its key before it, so that `token: …` is seen for what it is.
    const [secret] = secretsIn(typeof key === "string" ? `${key}: ${value}` : value);
    if (secret !== undefined)
      yield finding(kinds.secretMaterial, { in: "fleet", file, keyPath }, { what: secret.what });
  } else if (typeof value === "object" && value !== null && !above.has(value)) {
    above.add(value);
    const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, item] of entries) yield* secretValues(item, file, [...keyPath, key], above);
    above.delete(value);
  }
}
