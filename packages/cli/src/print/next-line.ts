import { existsSync } from "node:fs";
import { join, normalize } from "node:path";

/** The tool, as it is typed here. */
export const typedCommand = (cwd: string): string => (existsSync(join(cwd, "mw")) ? "./mw" : "meshwright");

/** Which fleet is meant, where it is not the one that is meant anyway. */
export const fleetWords = (fleet: string): string => (normalize(fleet) === "fleet" ? "" : ` --fleet ${fleet}`);

/** What is to be done after files of a fleet were written, as it is typed here. */
export const nextLine = (cwd: string, fleet: string): string => `Next: ${typedCommand(cwd)} render${fleetWords(fleet)}`;
