import { kind } from "../kind.ts";

// Of the rotation of a root: what a fleet tells of it, and `plan rotate-root`.

export const rotationsAtOnce = kind(
  "MW3070",
  "error",
  "Two rotations that meet in one cluster",
  (a: { problem: string }) => `${a.problem} Finish one of them first, or revert it.`,
);

export const rotationApart = kind(
  "MW3071",
  "error",
  "Clusters of one peer group at different stages of a rotation",
  (a: { problem: string }) =>
    `${a.problem} Make \`certificateAuthority.rotation\` the same in all of them, as \`meshwright plan rotate-root\` does.`,
);

export const badRotationDates = kind(
  "MW3072",
  "error",
  "Days of a rotation that cannot be",
  (a: { problem: string }) =>
    `${a.problem} \`meshwright plan rotate-root --apply\` writes these days; correct the one that is wrong.`,
);

export const rotationContradicted = kind(
  "MW3073",
  "error",
  "Roots that do not agree with the rotation's record",
  (a: { problem: string }) =>
    `${a.problem} Revert the commit that changed only one of the two, or let \`meshwright plan rotate-root\` make the step.`,
);

export const badNewRoot = kind(
  "MW3074",
  "error",
  "A new root that cannot take the old one's place",
  (a: { problem: string }) => a.problem,
);

export const wrongStage = kind(
  "MW3075",
  "error",
  "A stage of a rotation out of turn",
  (a: { stage: string; next: string; of: string }) =>
    `The rotation of ${a.of} is not there: its next stage is ${a.next}, not ${a.stage}. Nothing was changed.`,
);

export const rotationTooEarly = kind(
  "MW3076",
  "error",
  "A stage of a rotation too early",
  (a: { stage: string; until: string; why: string }) =>
    `${a.stage} may come from ${a.until} on, not today: ${a.why} Nothing was changed.`,
);

export const sameIssuer = kind(
  "MW3077",
  "warning",
  "A new root under the issuer of the old one",
  (a: { clusters: string; issuer: string }) =>
    `The issuer of ${a.clusters} (${a.issuer}) stays what it is, though it is to sign under another root. Say --issuer, unless what it points to is replaced at the same time.`,
);

export const cannotRotate = kind(
  "MW3078",
  "error",
  "A root that cannot be rotated by a plan",
  (a: { problem: string }) => `${a.problem} Nothing was changed.`,
);

export const badIssuerAnswer = kind(
  "MW3079",
  "error",
  "An issuer that cannot be read",
  (a: { problem: string }) => a.problem,
);
