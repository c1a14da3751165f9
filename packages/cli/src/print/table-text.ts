import type { Paint } from "./paint.ts";
/** Rows in columns under their titles; the columns that are named stand to the right. */
export function tableText(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  { paint, right = [] }: { readonly paint: Paint; readonly right?: readonly number[] },
): readonly string[] {
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        right.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [paint("dim", line(titles)), ...rows.map(line)];
}
