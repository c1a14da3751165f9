import type { OrderRow } from "@meshwright/mesh";
import { counted } from "./counted.ts";

type Paint = (style: "bold" | "dim", text: string) => string;

const titles = ["WAVE", "PHASE", "UNIT", "HOLDS", "GATE", "NEEDS"] as const;

/** The order of one cluster as a table; each further need of a unit has a line of its own. */
export function orderText(cluster: string, rows: readonly OrderRow[], paint: Paint): string {
  const lines = rows.flatMap((row) => {
    const [first = "", ...more] = row.needs.map(({ text }) => text);
    const cells = [String(row.wave), row.phase, row.unit, holds(row), row.gate ?? "", first];
    return [cells, ...more.map((need) => ["", "", "", "", "", need])];
  });
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join("  ")
      .trimEnd();
  return `${[paint("bold", cluster), paint("dim", line(titles)), ...lines.map(line)].join("\n")}\n`;
}

function holds({ objects, release }: OrderRow): string {
  const parts = [
    ...(release === undefined ? [] : [`chart ${release}`]),
    ...(objects === 0 ? [] : [counted(objects, "object")]),
  ];
  return parts.join(", ");
}
