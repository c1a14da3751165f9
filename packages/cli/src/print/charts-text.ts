import type { Pulled } from "../charts/pull-charts.ts";
import { counted } from "./counted.ts";
import type { Paint } from "./paint.ts";
import { tableText } from "./table-text.ts";

const hows = {
  cached: "as locked",
  changed: "fetched, and locked anew",
  fetched: "fetched, as locked",
  new: "fetched, and locked",
} as const;

/** What a pull did to each chart. */
export function pulledText({ lock, charts, dropped }: Pulled, paint: Paint): string {
  if (charts.length === 0) {
    const gone = dropped.length === 0 ? "" : ` ${lock} was removed.`;
    return `The fleet renders no chart, so there is nothing to pull.${gone}\n`;
  }
  const rows = [
    ...charts.map(({ name, version, source, sha256, how }) => [name, version, hows[how], sha256.slice(0, 12), source]),
    ...dropped.map(({ name, version, source, sha256 }) => [name, version, "dropped", sha256.slice(0, 12), source]),
  ];
  const table = tableText(["CHART", "VERSION", "", "SHA256", "REPOSITORY"], rows, { paint });
  return `${[...table, "", `${lock}: ${counted(charts.length, "chart")}`].join("\n")}\n`;
}
