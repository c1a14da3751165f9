import { apiServerLibrary } from "@meshwright/kit";
import { readFileSync } from "node:fs";

// Shell functions of the verification jobs; data of this package, the same on every machine.
const part = (name: string): string => readFileSync(new URL(`library/${name}.sh`, import.meta.url), "utf8");

/** What a job needs that only makes calls. */
export const callsLibrary = ["report", "calls", "gateways", "plaintext"].map(part).join("\n");

/** Everything. */
export const verifyLibrary = [callsLibrary, part("certificates"), apiServerLibrary, part("questions")].join("\n");
