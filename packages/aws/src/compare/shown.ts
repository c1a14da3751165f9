import { isRecord } from "@meshwright/model";
import { hash } from "node:crypto";

const longest = 240;

/** A value of a fleet in one line of a message. */
export function shown(value: unknown, key?: string | number): string {
  // Two certificates look the same to everybody.
  if (key === "certificateAuthorityData")
    return `a certificate with the SHA-256 ${hash("sha256", String(value), "hex").slice(0, 16)}…`;
  const text = inline(value);
  if (text.length <= longest) return text;
  return Array.isArray(value) && value.every(isRecord)
    ? `${value.length} of them: ${value.map(nameIn).join(", ")}`.slice(0, longest)
    : `${text.slice(0, longest)}…`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isRecord(value))
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}: ${inline(one)}`)
      .join(", ")}}`;
  return String(value);
}

const nameIn = (item: Readonly<Record<string, unknown>>): string => inline(item["id"] ?? item["region"] ?? item);
