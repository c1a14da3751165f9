import type { Node } from "yaml";
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";

/** Counts from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where values, or their keys, stand in the text of one YAML document: a plain value at itself, a map or a list at its key. Where
 * the way ends early, as for a key that is missing, the last of it that is there. The text is parsed once, when first asked.
 */
export function positionsIn(text: string): (keys: readonly string[], part?: "key" | "value") => Position {
  const lines = new LineCounter();
  const parse = () => parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: "silent" }).contents;
  let contents: ReturnType<typeof parse> | undefined;
  return (keys, part = "value") => {
    contents ??= parse();
    let node: unknown = contents;
    let offset = contents?.range?.[0] ?? 0;
    for (const [index, key] of keys.entries()) {
      const next = step(node, key);
      if (next === undefined) break;
      const isPlain = part === "value" && isScalar(next.value) && index === keys.length - 1;
      offset = ((isPlain ? next.value : next.key) ?? next.value)?.range?.[0] ?? offset;
      node = next.value;
    }
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

interface Step {
  readonly key?: Node;
  readonly value?: Node;
}

function step(node: unknown, key: string): Step | undefined {
  if (isSeq<Node>(node)) {
    const value = node.items[Number(key)];
    return value === undefined ? undefined : { value };
  }
  if (!isMap<Node, Node>(node)) return undefined;
  const pair = node.items.findLast((one) => isScalar(one.key) && String(one.key.value) === key);
  return pair === undefined ? undefined : { key: pair.key, value: pair.value ?? undefined };
}
