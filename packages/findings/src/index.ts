export type { AnswerPlace, FilePlace, Finding, FleetPlace, Level, ObjectPlace, Place, UnitPlace } from "./finding.ts";
export type { Kind } from "./kind.ts";
export { compareFindings, findingLine, hasErrors, keyPathText, placeText } from "./finding.ts";
export { finding } from "./kind.ts";
export * as kinds from "./kinds.ts";
export { kindsByCode, titleOf } from "./kinds-by-code.ts";
export { MeshwrightError } from "./meshwright-error.ts";
export { nearest } from "./nearest.ts";
export { pointerKeys, pointerTo } from "./pointer.ts";
