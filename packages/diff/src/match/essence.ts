import type { Resource } from "@meshwright/inventory";
import { canonical } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { leavesOf, likeness } from "../value/leaves.ts";
import { replaceWord } from "./words.ts";

/** What an object says apart from what it is called: its plain values, with its own names left open. */
export interface Essence {
  readonly leaves: ReadonlyMap<string, Json>;
  /** Equal where, and only where, the leaves are. */
  readonly text: string;
}

/** Without metadata: labels, annotations and wave follow from names and places. */
export function essenceOf({ ref, body }: Resource): Essence {
  const { metadata: _, apiVersion: __, ...rest } = body;
  const open = (text: string): string => {
    const unnamed = replaceWord(text, ref.name, "‹name›");
    return ref.namespace === undefined ? unnamed : replaceWord(unnamed, ref.namespace, "‹namespace›");
  };
  const leaves = new Map(
    [...leavesOf(canonical(rest))].map(([path, value]) => [
      open(path),
      typeof value === "string" ? open(value) : value,
    ]),
  );
  return { leaves, text: JSON.stringify([...leaves]) };
}

/** From 0, nothing in common, to 1. */
export const likenessOf = (left: Essence, right: Essence): number =>
  left.text === right.text ? 1 : likeness(left.leaves, right.leaves);
