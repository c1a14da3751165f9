import { dump } from "js-yaml";

// What a renderer prints is nearly all mappings of short strings, and the same strings again and again. Here the library
// writes each scalar once, and what is around them is put together; that takes less than half of the time.

export const dumpOptions = { lineWidth: -1, noRefs: true } as const;

/** Thrown for what only the library can write, since its text depends on the place where it stands. */
export class NeedsLibrary extends Error {
  override readonly name = "NeedsLibrary";
}

/** More are not kept: what is met often is met early. */
const most = 16_384;

function remembered<T>(make: (value: T) => string): (value: T) => string {
  const known = new Map<T, string>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const made = make(value);
    if (known.size < most) known.set(value, made);
    return made;
  };
}

/** The text between what the library puts around a value; refuses a text of many lines. */
function cut(text: string, start: string, end: string): string {
  const inner = text.slice(start.length, -end.length);
  if (!text.startsWith(start) || !text.endsWith(end) || inner.includes("\n")) throw new NeedsLibrary(inner);
  return inner;
}

/** Names, paths and addresses: written as they are. Shorter ones may be a word for true, false or null. */
const plain = /^[A-Za-z](?:[\w./-]|:(?=[\w./-])){5,999}$/;

const keyText = remembered((key: string) => {
  // An object has such keys first, whatever their order.
  if (/^\d+$/.test(key)) throw new NeedsLibrary(key);
  const text = cut(dump({ [key]: 0 }, dumpOptions), "", ": 0\n");
  if (text.startsWith("?")) throw new NeedsLibrary(key);
  return text;
});

/** Behind a key that stands at the left edge. */
const stringText = remembered((value: string) => {
  const text = dump({ k: value }, dumpOptions);
  if (!text.startsWith("k: ") || text.endsWith("\n\n") || /^\.\.\./m.test(text)) throw new NeedsLibrary(value);
  return text.slice("k: ".length, -1);
});

function scalarText(value: unknown, indent: string): string {
  if (typeof value === "boolean" || (Number.isSafeInteger(value) && value !== 0)) return String(value);
  if (typeof value !== "string") return cut(dump({ k: value }, dumpOptions), "k: ", "\n");
  if (plain.test(value)) return value;
  const text = stringText(value);
  return text.includes("\n") ? text.replaceAll(/\n {2}/g, `\n${indent}`) : text;
}

/** Entries of a mapping in the order in which they are written. */
export type EntriesOf = (value: object) => readonly (readonly [string, unknown])[];

/** A text that stands on its own lines, or goes on behind its key. */
interface Node {
  readonly isBlock: boolean;
  readonly text: string;
}

/** What stands at an indent, without that of the first line, as `dump` writes it. Throws NeedsLibrary. */
export function writeBlock(value: unknown, entriesOf: EntriesOf, indent = ""): Node {
  const next = `${indent}  `;
  const blockOf = (lines: readonly string[], empty: string): Node =>
    lines.length === 0 ? { isBlock: false, text: empty } : { isBlock: true, text: lines.join(`\n${indent}`) };
  if (Array.isArray(value))
    return blockOf(
      value.map((item: unknown) => `- ${writeBlock(item ?? null, entriesOf, next).text}`),
      "[]",
    );
  if (typeof value !== "object" || value === null) return { isBlock: false, text: scalarText(value, indent) };
  return blockOf(
    entriesOf(value).map(([key, inner]) => {
      const { isBlock, text } = writeBlock(inner, entriesOf, next);
      return `${keyText(key)}:${isBlock ? `\n${next}` : " "}${text}`;
    }),
    "{}",
  );
}
