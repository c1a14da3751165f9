export type { FileDifference, Imported, ImportOptions } from "./import-fleet.ts";
export type { FileEdit } from "./compare/edits.ts";
export type { SavedFile } from "./outputs/saved-file.ts";
export { callScript } from "./calls/call-script.ts";
export { importFleet } from "./import-fleet.ts";
