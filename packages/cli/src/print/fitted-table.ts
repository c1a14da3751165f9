import type { Paint } from "./paint.ts";
import { tableText } from "./table-text.ts";
import { wrapped } from "./wrapped.ts";

const gap = 2;
/** No column gets narrower, unless it is: names and ids are still read there. */
const narrowest = 10;

/** A table that is no wider than a terminal: what does not fit goes on in the next line of its column. */
export function fittedTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, columns }: { readonly paint: Paint; readonly columns?: number },
): readonly string[] {
  if (columns === undefined) return tableText(titles, rows, { paint });
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((cells) => cells[at]?.length ?? 0)));
  const least = titles.map((title, at) =>
    Math.min(
      widths[at] ?? 0,
      Math.max(narrowest, ...[title, ...rows.map((cells) => cells[at] ?? "")].map(longestWord)),
    ),
  );
  const fitting = narrowed(widths, least, columns - gap * (titles.length - 1));
  const broken = rows.flatMap((cells) => {
    const parts = cells.map((cell, at) => wrapped(cell, { width: fitting[at] ?? cell.length }));
    const height = Math.max(1, ...parts.map(({ length }) => length));
    return Array.from({ length: height }, (_, row) => parts.map((part) => part[row] ?? ""));
  });
  return tableText(titles, broken, { paint });
}

const longestWord = (text: string): number => Math.max(0, ...text.split(" ").map(({ length }) => length));

/** The widest column gives way first; none gets narrower than its longest word. */
function narrowed(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const now = [...widths];
  for (let over = now.reduce((sum, one) => sum + one, 0) - room; over > 0; over -= 1) {
    const giving = now.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const widest = Math.max(...giving);
    if (widest === 0) break;
    now[giving.indexOf(widest)] = widest - 1;
  }
  return now;
}
