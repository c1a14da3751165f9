export type { Authority, NamedCertificate, TrustFleet } from "./authority.ts";
export type { Capabilities } from "./capabilities.ts";
export type { CertificateFacts, PublicKeyFacts } from "./certificate.ts";
export type {
  AuthorityWords,
  ClusterWords,
  EffectiveAuthority,
  FleetWords,
  IssuerWords,
} from "./rotation/authority-words.ts";
export type { Contradiction } from "./rotation/contradictions.ts";
export type { RotationScope } from "./rotation/scope.ts";
export type { RotationRecord, RotationStage } from "./rotation/stage.ts";
export type { AuthorityEdit, StageOrder } from "./rotation/stage-edits.ts";
export { certificateFacts } from "./certificate.ts";
export { effectiveAuthority } from "./rotation/authority-words.ts";
export { contradictions } from "./rotation/contradictions.ts";
export { clustersOf, recordOf, rotationsOf } from "./rotation/scope.ts";
export { dayOf, rotationStages, standingOf } from "./rotation/stage.ts";
export { editedWords } from "./rotation/edited-words.ts";
export { stageEdits } from "./rotation/stage-edits.ts";
export { isNoticedAtRenewal, untilDay, waitingTime } from "./rotation/waiting.ts";
export type { AuthorityPicture } from "./picture/authority-pictures.ts";
export type { Breaks, CalendarDay } from "./picture/calendar.ts";
export type { CertificatePicture } from "./picture/certificate-picture.ts";
export type { PeerGroupPicture, PictureMoments, TrustPicture } from "./picture/picture.ts";
export type { RefusalMatrix } from "./picture/refusals.ts";
export type { RootPicture } from "./picture/root-pictures.ts";
export type { Unchecked, UncheckedKind } from "./picture/unchecked.ts";
export type { TrustEvent } from "./events.ts";
export type { TrustProblem } from "./trust-problem.ts";
export type { TrustRule } from "./trust-rule.ts";
export { acceptedAnchors, signingAnchor } from "./accepted.ts";
export { authoritiesOf } from "./authority.ts";
export { capabilitiesOf } from "./capabilities.ts";
export { durationText } from "./duration-text.ts";
export { trustPicture } from "./picture/picture.ts";
export { trustEvents } from "./events.ts";
export { proveTrust, trustRules } from "./prove.ts";
