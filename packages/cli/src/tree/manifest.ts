import { hash } from "node:crypto";
import { isRecord } from "@meshwright/model";
import { byPath, isTreePath } from "./tree-path.ts";

/** What meshwright wrote into one top folder. `rendering`: a render began here and has not ended. */
export interface Manifest {
  readonly state: "complete" | "rendering";
  /** Path → digest. While rendering it holds old and new paths, so that none is ever forgotten. */
  readonly files: ReadonlyMap<string, string>;
}

/** The version of the manifest's own form. */
const version = 1;

export const digest = (content: string | NodeJS.ArrayBufferView): string => `sha256:${hash("sha256", content, "hex")}`;

/** One line per file, sorted, so that git merges two branches that changed different files. */
export function manifestText({ state, files }: Manifest): string {
  const lines = [...files]
    .toSorted(([left], [right]) => byPath(left, right))
    .map(([path, sum]) => `    ${JSON.stringify(path)}: ${JSON.stringify(sum)}`);
  const body = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
  return `{\n  "meshwright": ${version},\n  "state": ${JSON.stringify(state)},\n  "files": ${body}\n}\n`;
}

export type ManifestReading =
  | { readonly kind: "ours"; readonly manifest: Manifest }
  /** Says nothing of meshwright: somebody else's file. */
  | { readonly kind: "foreign" }
  | { readonly kind: "broken"; readonly reason: string };

/** Reads a manifest without trusting it: its paths are later deleted, so none may lead out of the folder. */
export function readManifest(text: string): ManifestReading {
  const broken = (reason: string): ManifestReading => ({ kind: "broken", reason });
  const value = parsed(text);
  if (value === undefined) return text.includes(`"meshwright"`) ? broken("it is not JSON") : { kind: "foreign" };
  if (!isRecord(value) || !("meshwright" in value)) return { kind: "foreign" };
  if (value["meshwright"] !== version) return broken("another version of meshwright wrote it");
  const { state, files } = value;
  if (state !== "complete" && state !== "rendering") return broken(`its state is neither "complete" nor "rendering"`);
  if (!isRecord(files)) return broken("it lists no files");
  const entries: [string, string][] = [];
  for (const [path, sum] of Object.entries(files)) {
    if (!isTreePath(path)) return broken(`it lists ${JSON.stringify(path)}, which no render writes`);
    if (typeof sum !== "string" || !/^sha256:[0-9a-f]{64}$/.test(sum))
      return broken(`its digest of ${path} is none of SHA-256`);
    entries.push([path, sum]);
  }
  return { kind: "ours", manifest: { state, files: new Map(entries) } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
