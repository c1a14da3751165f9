import { printable } from "./printable.ts";

/** A text of unknown origin in lines of at most so many characters, each behind an indent; words that are longer stand alone. */
export function wrapped(
  text: string,
  { width, indent = "", first = indent }: { readonly width: number; readonly indent?: string; readonly first?: string },
): readonly string[] {
  const words = printable(text)
    .split(/\s+/)
    .filter((one) => one !== "");
  const lines: string[] = [];
  let current = first;
  let isEmpty = true;
  for (const word of words) {
    if (!isEmpty && current.length + 1 + word.length > width) {
      lines.push(current);
      current = indent;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}
