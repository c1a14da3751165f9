import { writeSync } from "node:fs";

// A process of its own: the command line as `mw` starts it, which says at its end on descriptor 3 how much memory it took,
// in bytes.
process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS * 1024)));
await import("../src/main.ts");
