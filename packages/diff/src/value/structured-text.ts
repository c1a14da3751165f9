import type { Json } from "@meshwright/model";
import { isMap, kubernetesSchema } from "@meshwright/inventory";
import { load } from "js-yaml";

/** Data that a text holds. */
export interface StructuredText {
  readonly as: "yaml" | "json";
  readonly value: Json;
}

/** Characters beyond which a text is not read as data. */
const longest = 4_000_000;

/** The map or list that a text holds; undefined for a plain value, for what is no YAML, and where it could mean anything: aliases, tags. */
export function structuredText(text: string): StructuredText | undefined {
  const mayBeJson = /^\s*[{[]/.test(text);
  if (text.length > longest || (!mayBeJson && !text.includes("\n"))) return undefined;
  const value = loaded(text);
  if (!isMap(value) && !Array.isArray(value)) return undefined;
  return { as: mayBeJson && isJson(text) ? "json" : "yaml", value };
}

/** What YAML says, without aliases and tags; undefined for what is no YAML. */
export function loaded(text: string): Json | undefined {
  try {
    return load(text, { schema: kubernetesSchema, maxAliases: 0 }) as Json; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the schema makes nothing that JSON has not
  } catch {
    return undefined;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
