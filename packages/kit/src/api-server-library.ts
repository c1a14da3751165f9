import { readFileSync } from "node:fs";

/** Shell functions by which a script in a pod asks the API server; data of this package, the same on every machine. */
export const apiServerLibrary = readFileSync(new URL("api-server.sh", import.meta.url), "utf8");
