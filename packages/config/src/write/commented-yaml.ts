import { Document, isPair, isScalar, stringify, visit } from "yaml";

export interface Comments {
  /** Lines at the start of the file. */
  readonly head: readonly string[];
  /** What stands above a key, by its path with dots. */
  readonly above: Readonly<Record<string, string>>;
  /** Keys with an empty line above them. */
  readonly apart: readonly string[];
  /** Lists with a line for each item, though the items are short. */
  readonly long?: readonly string[];
}

const keysOf = (nodes: readonly unknown[]): string =>
  nodes.flatMap((node) => (isPair(node) && isScalar(node.key) ? [String(node.key.value)] : [])).join(".");

const style = { lineWidth: 0, flowCollectionPadding: false } as const;

/** A text as YAML has it, with quotes where it would be read as something else. */
export const yamlScalar = (value: string): string => stringify(value, style).trimEnd();

/** A file of a fleet as a person would write it: with comments, short lists in one line, and no long line folded. */
export function commentedYaml(value: object, { head, above, apart, long = [] }: Comments): string {
  const document = new Document(value);
  visit(document, {
    Seq(_, list, parents) {
      if (list.items.every((item) => isScalar(item)) && !long.includes(keysOf(parents))) list.flow = true;
    },
    Pair(_, pair, parents) {
      const path = keysOf([...parents, pair]);
      const comment = above[path];
      if (!isScalar(pair.key)) return;
      if (comment !== undefined) pair.key.commentBefore = comment.replaceAll(/^/gm, " ");
      if (apart.includes(path)) pair.key.spaceBefore = true;
    },
  });
  const text = document.toString(style);
  return `${head.map((line) => `# ${line}\n`).join("")}\n${text}`;
}
