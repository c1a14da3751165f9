import { isMap } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { secretsIn } from "@meshwright/reading";
import { widenedIn } from "./widened.ts";

/** What a document allows that it did not, or allows no more, by the words that lead to it. */
export interface Allowed {
  /** `Principal AWS`, `Condition StringEquals aws:SourceAccount`. */
  readonly of: string;
  readonly value: string;
}

export interface DocumentChange {
  readonly gained: readonly Allowed[];
  readonly lost: readonly Allowed[];
  /** What bounded it and does no more, in words. */
  readonly widened: readonly string[];
}

/** Keys that say nothing of what is allowed. */
const silent = new Set(["Sid", "Version", "Id"]);

/** Every text of a document with the keys that lead to it, whatever statement it stands in. */
function leavesOf(value: Json | undefined, keys: readonly string[]): readonly Allowed[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => leavesOf(item, keys));
  if (isMap(value))
    return Object.entries(value)
      .filter(([key]) => !silent.has(key))
      .flatMap(([key, inner]) => leavesOf(inner, key === "Statement" ? keys : [...keys, key]));
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => ({ of: keys.join(" "), value: line.trim() }));
}

export function parsed(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Json); // oxlint-disable-line typescript/no-unsafe-type-assertion -- JSON is nothing else
  } catch {
    return text;
  }
}

const keyOf = ({ of, value }: Allowed): string => `${of}\n${value}`;

/** A text that looks like a secret is not repeated. */
const shown = (one: Allowed): Allowed =>
  secretsIn(`${one.of}: ${one.value}`).length > 0 ? { ...one, value: "something that is not shown" } : one;

/** Compares what two texts of a document allow: IAM and Vault policies, or lines of anything. Grouping and order say nothing. */
export function documentChange(before: string | undefined, after: string | undefined): DocumentChange {
  const [was, is] = [parsed(before), parsed(after)];
  const [old, now] = [was === undefined ? [] : leavesOf(was, []), is === undefined ? [] : leavesOf(is, [])];
  const without = (all: readonly Allowed[], others: readonly Allowed[]): readonly Allowed[] => {
    const known = new Set(others.map(keyOf));
    return [...new Map(all.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), shown(one)])).values()];
  };
  return { gained: without(now, old), lost: without(old, now), widened: widenedIn(was, is) };
}
