import { apiServerLibrary } from "@meshwright/kit";
import { readFileSync } from "node:fs";

// Shell functions of the verification jobs; data of this package, the same on every machine.
const part = (name: string): string => readFileSync(new URL(`library/${name}.sh`, import.meta.url), "utf8");

const [report, calls, certificates, questions] = ["report", "calls", "certificates", "questions"].map(part);

/** What a job needs that only makes calls. */
export const callsLibrary = [report, calls].join("\n");

/** Everything. */
export const verifyLibrary = [callsLibrary, certificates, apiServerLibrary, questions].join("\n");
