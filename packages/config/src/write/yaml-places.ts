import { isCollection, isNode, isPair } from "yaml";

export const rangeOf = (node: unknown): readonly [number, number] => {
  const range = isNode(node) ? node.range : undefined;
  if (range === null || range === undefined) throw new Error("what was parsed has a place");
  return [range[0], range[1]];
};

/** Where the line ends on which the last character of a value stands, comment included. */
export function endOfLines(text: string, node: unknown): number {
  const last = isCollection(node) && node.flow !== true ? node.items.at(-1) : undefined;
  if (isPair(last)) return endOfLines(text, last.value ?? last.key);
  if (last !== undefined) return endOfLines(text, last);
  const [, end] = rangeOf(node);
  return text[end - 1] === "\n" ? end : text.indexOf("\n", end) + 1;
}

export const startOfLine = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

export const cut = (text: string, [start, end]: readonly [number, number], by = ""): string =>
  text.slice(0, start) + by + text.slice(end);

/** The indentation of what stands below the first key of an item: its dash is a space there. */
export const blank = (indent: string): string => indent.replaceAll("-", " ");
