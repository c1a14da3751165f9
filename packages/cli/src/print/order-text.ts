import type { OrderRow, Restart } from "@meshwright/mesh";
import { counted } from "./counted.ts";
import type { Paint } from "./paint.ts";
import { tableText } from "./table-text.ts";

const titles = ["WAVE", "PHASE", "UNIT", "HOLDS", "GATE", "NEEDS"] as const;

/** The order of one cluster as a table; each further need of a unit has a line of its own. */
export function orderText(
  cluster: string,
  rows: readonly OrderRow[],
  { paint, restarts = [] }: { readonly paint: Paint; readonly restarts?: readonly Restart[] },
): string {
  const lines = rows.flatMap((row) => {
    const [first = "", ...more] = row.needs.map(({ text }) => text);
    const cells = [String(row.wave), row.phase, row.unit, holds(row), row.gate ?? "", first];
    return [cells, ...more.map((need) => ["", "", "", "", "", need])];
  });
  const table = tableText(titles, lines, { paint, right: [0] });
  return `${[paint("bold", cluster), ...table, ...restarts.flatMap(restartLines)].join("\n")}\n`;
}

/** What a person does for an app that is there already. */
export const restartLines = ({ app, unit, command, podLabels }: Restart): readonly string[] => [
  `${app} was there before the mesh; its pods get their sidecars when they restart. Once ${unit} is synced:`,
  ...(podLabels.length > 0 ? [`  first give its own pod templates the label ${podLabels.join(" and ")}, then`] : []),
  `  ${command}`,
];

function holds({ objects, release }: OrderRow): string {
  const parts = [
    ...(release === undefined ? [] : [`chart ${release}`]),
    ...(objects === 0 ? [] : [counted(objects, "object")]),
  ];
  return parts.join(", ");
}
