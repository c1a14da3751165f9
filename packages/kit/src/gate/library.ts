import { readFileSync } from "node:fs";

/** The shell functions that every gate sources; data of this package, the same on every machine. */
export const gateLibrary = readFileSync(new URL("gate.sh", import.meta.url), "utf8");
