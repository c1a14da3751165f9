import { loadKubernetesYaml } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { positionAt } from "@meshwright/reading";
import { YAMLException } from "js-yaml";

/** What a document says, or what is wrong with it; `line` counts from 0 within the document. */
export type ParsedDocument =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/** The parser's words where they repeat nothing of the text, which may be that of a Secret. */
const problemOf = ({ reason }: YAMLException): string =>
  reason.includes("maxAliases") ? "it uses aliases (*name)" : reason.replace(/\s*["'!<].*$/s, "");

/** Digits in such a number that JavaScript may not keep: Kubernetes keeps 64 bits. */
const manyDigits = /(?:^|[\s:[,{])[-+]?\d{16,}(?=[\s,\]}]|$)/m;

function isKept(value: Json | undefined): boolean {
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  return typeof value !== "object" || value === null || Object.values(value).every(isKept);
}

/** Reads a document as Kubernetes does. Aliases are refused: no chart needs them to print, and they can grow without end. */
export function parseDocument(text: string): ParsedDocument {
  try {
    const value = loadKubernetesYaml(text);
    const large = manyDigits.exec(text);
    if (large === null || isKept(value)) return { ok: true, value };
    const line = positionAt(text, large.index + 1).line - 1;
    return { ok: false, line, problem: "an integer is too large to be kept as it is" };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, line: error.mark?.line ?? 0, problem: problemOf(error) };
  }
}
