import type { Json } from "@meshwright/model";
import { isMap, kubernetesYaml } from "@meshwright/inventory";

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
  const value = kubernetesYaml(text);
  if (!isMap(value) && !Array.isArray(value)) return undefined;
  return { as: mayBeJson && isJson(text) ? "json" : "yaml", value };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
