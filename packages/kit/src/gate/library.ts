import { readFileSync } from "node:fs";
import { apiServerLibrary } from "../api-server-library.ts";

/** The shell functions that every gate sources; data of this package, the same on every machine. */
export const gateLibrary = [
  apiServerLibrary,
  ...["gate.sh", "endpoint.sh"].map((name) => readFileSync(new URL(name, import.meta.url), "utf8")),
].join("\n");
