export type { ClusterDelta, Delta, FileChange } from "./delta.ts";
export type { Cause, CertificateChange, Effect } from "./effect.ts";
export type { ObjectChange } from "./object-change.ts";
export type {
  ChangedObject,
  Deviation,
  Folded,
  FoldedEffect,
  FoldedObject,
  ForecastStep,
  Hidden,
  Report,
  VerdictChange,
} from "./report.ts";
export type { Risk } from "./risk.ts";
export type { Rule, Said, SaidOfTree } from "./rule.ts";
export type { Side, SideFleet, SideFlow } from "./side.ts";
export type { Hunk, Inside, Path, Step, ValueChange } from "./value/change.ts";
export { clustersText } from "./clusters-text.ts";
export { deltaOf, noTop } from "./delta-of.ts";
export { effectsOf } from "./effects-of.ts";
export { expand, fold } from "./folding/fold.ts";
export { expandEffect, foldBySaying } from "./folding/fold-by-saying.ts";
export { inFirst, foldedPlace, placeParts } from "./folding/in-first.ts";
export { timesOf } from "./noise/hidden-of.ts";
export { isMoved, resourceOf } from "./object-change.ts";
export { noises } from "./noise/noises.ts";
export { reportOf } from "./report-of.ts";
export { compareRisks, risks, worstOf } from "./risk.ts";
export { rules } from "./rules.ts";
export { pathText, pointerOf } from "./value/change.ts";
export { nameOf } from "./words.ts";
export { unjudged } from "./unjudged.ts";
