/** A text in lines of at most so many characters, each behind an indent; words that are longer stand alone. */
export function wrapped(
  text: string,
  { width, indent = "", first = indent }: { readonly width: number; readonly indent?: string; readonly first?: string },
): readonly string[] {
  const lines: string[] = [];
  let current = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
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
