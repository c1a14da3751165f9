import { existsSync } from "node:fs";
import { join, normalize } from "node:path";

/** What is to be done after files of a fleet were written, as it is typed here. */
export function nextLine(cwd: string, fleet: string): string {
  const command = existsSync(join(cwd, "mw")) ? "./mw" : "meshwright";
  return `Next: ${command} render${normalize(fleet) === "fleet" ? "" : ` --fleet ${fleet}`}`;
}
