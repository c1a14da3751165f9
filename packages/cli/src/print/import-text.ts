import type { Imported } from "@meshwright/aws";
import { findingLine, placeText } from "@meshwright/findings";
import { counted } from "./counted.ts";
import { printable } from "./printable.ts";

const filesOf = ({ differences }: Imported): number => new Set(differences.map(({ file }) => file)).size;

/** Where a fleet says something else than AWS, a line each. */
export function comparedText(imported: Imported): string {
  const { differences } = imported;
  if (differences.length === 0) return "The fleet says what AWS says, of everything that the files tell.\n";
  const lines = differences.map(({ finding }) => printable(findingLine(finding)));
  return `${lines.join("\n")}\n${counted(differences.length, "difference")} in ${counted(filesOf(imported), "file")} of the fleet\n`;
}

/** What was changed in a fleet. Lines are those before the change. */
export function writtenText(imported: Imported): string {
  const { differences } = imported;
  if (differences.length === 0) return "Nothing was changed: the fleet says what AWS says.\n";
  const lines = differences.map(({ finding, change }) => printable(`${placeText(finding.place)}: ${change}`));
  return `${lines.join("\n")}\n${counted(differences.length, "change")} in ${counted(filesOf(imported), "file")} of the fleet\n`;
}

/** The same for machines. */
export const importJson = ({ differences, findings }: Imported): string =>
  `${JSON.stringify(
    {
      differences: differences.map(({ finding: { code, level, place }, keyPath, fleet, aws }) => ({
        code,
        level,
        place,
        keyPath,
        fleet: fleet ?? null,
        aws: aws ?? null,
      })),
      findings,
    },
    undefined,
    2,
  )}\n`;
