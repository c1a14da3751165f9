export type { FilePlace, Finding, FleetPlace, Level, ObjectPlace, Place, UnitPlace } from "./finding.ts";
export type { Kind } from "./kind.ts";
export { compareFindings, findingLine, keyPathText, placeText } from "./finding.ts";
export { finding } from "./kind.ts";
export * as kinds from "./kinds.ts";
export { MeshwrightError } from "./meshwright-error.ts";
export { nearest } from "./nearest.ts";
