import type { Finding } from "@meshwright/findings";
import { placeText } from "@meshwright/findings";
import { printable } from "./printable.ts";

/** A text as it stands in a line or a cell: what would end it, or be markup, is only a character. */
export const cell = (text: string): string => printable(text).replaceAll(/[\\`*_{}[\]<>|]/g, (one) => `\\${one}`);

export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${titles.join(" | ")} |`,
  `|${titles.map(() => "---").join("|")}|`,
  ...rows.map((cells) => `| ${cells.map(cell).join(" | ")} |`),
];

/** A finding as an item of a list. */
export const findingItem = ({ code, level, place, message }: Finding): string =>
  `- **${level} ${code}** ${cell(`${placeText(place)}: ${message}`)}`;
