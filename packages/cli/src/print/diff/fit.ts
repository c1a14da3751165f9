/** One thing that is told or cut as a whole. */
export interface Block {
  readonly text: string;
  /** How many things it tells, for the count of what is cut. */
  readonly tells: number;
}

/** Blocks under a heading. */
export interface Section {
  /** Heading over several sections in a row: `## Stop`. */
  readonly chapter: string;
  readonly open: string;
  /** True where no empty line may stand between the opening and the blocks: rows of a table. */
  readonly tight?: true;
  readonly blocks: readonly Block[];
  readonly close?: string;
  /** Lower ones get their place first. */
  readonly rank: number;
  /** How much of what is left it may take at most; 1 where nothing is said. */
  readonly share?: number;
  /** Says how many of its things were cut. */
  readonly cut: (count: number) => string;
}

export interface Fitted {
  readonly text: string;
  /** What was cut, by the ranks. */
  readonly cut: ReadonlyMap<number, number>;
}

/** Bytes of UTF-8; there are at least as many as UTF-16 units, whichever of them is counted elsewhere. */
export const sizeOf = (text: string): number => Buffer.byteLength(text, "utf8");

/** The sections in their order, with as many blocks as there is place for; the lower ranks choose first. */
export function fit(sections: readonly Section[], limit: number): Fitted {
  let left = limit;
  const chapters = new Set<string>();
  const taken = new Map<Section, number>();
  for (const section of sections.toSorted((one, other) => one.rank - other.rank)) {
    const { chapter, open, close = "", blocks, share = 1, cut } = section;
    const frame =
      sizeOf(`${open}\n\n${close}\n\n${cut(999_999)}\n\n`) + (chapters.has(chapter) ? 0 : sizeOf(`${chapter}\n\n`));
    const most = Math.floor(left * share);
    let used = frame;
    let count = 0;
    for (const { text } of blocks) {
      const size = sizeOf(text) + 1;
      if (used + size > most) break;
      used += size;
      count += 1;
    }
    if (count === 0) continue;
    taken.set(section, count);
    chapters.add(chapter);
    left -= used;
  }
  return { text: textOf(sections, taken), cut: cutOf(sections, taken) };
}

const tellsOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { tells }) => sum + tells, 0);

function cutOf(sections: readonly Section[], taken: ReadonlyMap<Section, number>): Fitted["cut"] {
  const cut = new Map<number, number>();
  for (const section of sections) {
    const count = tellsOf(section.blocks.slice(taken.get(section) ?? 0));
    if (count > 0) cut.set(section.rank, (cut.get(section.rank) ?? 0) + count);
  }
  return cut;
}

function textOf(sections: readonly Section[], taken: ReadonlyMap<Section, number>): string {
  const parts: string[] = [];
  let chapter = "";
  for (const section of sections) {
    const count = taken.get(section);
    if (count === undefined) continue;
    if (section.chapter !== chapter && section.chapter !== "") parts.push(section.chapter);
    chapter = section.chapter;
    const missing = tellsOf(section.blocks.slice(count));
    const body = section.blocks
      .slice(0, count)
      .map(({ text }) => text)
      .join("\n")
      .trimEnd();
    parts.push(
      [
        section.open === "" ? body : `${section.open}${section.tight ? "\n" : "\n\n"}${body}`,
        ...(missing === 0 ? [] : [section.cut(missing)]),
        ...(section.close === undefined ? [] : [section.close]),
      ].join("\n\n"),
    );
  }
  return parts.join("\n\n");
}
