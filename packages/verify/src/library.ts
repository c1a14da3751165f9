import { readFileSync } from "node:fs";

/** The shell functions that every verification job sources; data of this package, the same on every machine. */
export const verifyLibrary = readFileSync(new URL("verify.sh", import.meta.url), "utf8");
