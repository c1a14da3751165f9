import { isMap, isNode, isScalar, isSeq, type Document, type LineCounter, type Node, type Pair } from "yaml";
import type { KeyPath, Source } from "./source.ts";

interface Step {
  readonly value: Node | undefined;
  readonly key?: Node;
}

const nodeOf = (value: unknown): Node | undefined => (isNode(value) ? value : undefined);

function step(node: Node | undefined, key: string | number): Step | undefined {
  if (isSeq(node) && typeof key === "number") {
    return key < node.items.length ? { value: nodeOf(node.items[key]) } : undefined;
  }
  if (!isMap(node)) return undefined;
  const isMatch = (pair: Pair) => (isScalar(pair.key) ? String(pair.key.value) === String(key) : false);
  const pair = node.items.findLast(isMatch);
  return pair === undefined ? undefined : { value: nodeOf(pair.value), key: nodeOf(pair.key) };
}

/** A value that starts where a reader looks for it: a plain value or `[…]`, not a block below its key. */
const standsAlone = (node: Node | undefined): node is Node =>
  node !== undefined &&
  (isScalar(node) ? node.source !== "" && node.value !== null : "flow" in node && node.flow === true);

/** One YAML document and where its values stand. */
export function yamlSource(file: string, document: Document, lines: LineCounter): Source {
  return {
    file,
    written(keyPath) {
      const node = document.getIn(keyPath, true);
      return isScalar(node) ? node.source : undefined;
    },
    place(keyPath, part = "value") {
      let here: Step = { value: nodeOf(document.contents) };
      let last: Node | undefined = here.value;
      for (const key of keyPath) {
        const next = step(here.value, key);
        if (next === undefined) break;
        here = next;
        last = here.key ?? here.value ?? last;
      }
      const node = part === "value" && standsAlone(here.value) ? here.value : last;
      const offset = node?.range?.[0] ?? 0;
      const { line, col } = lines.linePos(offset);
      return {
        in: "fleet",
        file,
        line: Math.max(line, 1),
        column: Math.max(col, 1),
        keyPath: shownKeyPath(keyPath),
      };
    },
  };
}

/** A key that is no plain word may be anything, also a secret in the wrong place: it is not repeated. */
export const shownKeyPath = (keyPath: KeyPath): KeyPath =>
  keyPath.map((key) => (typeof key === "number" || isPlainKey(key) ? key : "…"));

/** True for what looks like a word of the fleet, or a label of Istio or Kubernetes; a key with many digits may be a token. */
export const isPlainKey = (key: string): boolean =>
  /^([A-Za-z][\w.-]{0,39}|([a-z-]{1,20}\.){0,3}(istio|kubernetes)\.io\/[a-z-]{1,30})$/.test(key) &&
  (key.match(/\d/g) ?? []).length <= 2;
