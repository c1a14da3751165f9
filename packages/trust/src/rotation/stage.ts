/**
 * The stages in which one root takes the place of another, in their order: each is one commit. `verify` and `wait` change
 * nothing that is rendered; they stand between the others so that no two clusters are ever further apart than one change.
 */
export const rotationStages = ["trust-both", "verify", "sign", "wait", "drop"] as const;

export type RotationStage = (typeof rotationStages)[number];

/** What a fleet keeps of a rotation that is under way. Days are UTC, `2026-12-01`. */
export interface RotationRecord {
  /** The file of the new root, as `roots` has it. */
  readonly to: string;
  /** Since when both roots are in the fleet. */
  readonly trusted: string;
  /** Since when it is known that every proxy has both. */
  readonly verified?: string;
  /** Since when the fleet's issuers sign under the new root. */
  readonly signed?: string;
  /** The first day on which nothing that the old root vouches for can be alive. */
  readonly until?: string;
  /** When it was found that nothing of the old root is in use. */
  readonly waited?: string;
}

/** The record's day of each stage that leaves one. */
export const dayOf = {
  "trust-both": "trusted",
  verify: "verified",
  sign: "signed",
  wait: "waited",
} as const satisfies Partial<Record<RotationStage, keyof RotationRecord>>;

/** The stages that a record tells of, and the one that comes next. */
export function standingOf(record: RotationRecord | undefined): {
  readonly done: readonly RotationStage[];
  readonly next: RotationStage;
} {
  const open = rotationStages.findIndex((stage) => stage === "drop" || record?.[dayOf[stage]] === undefined);
  return { done: rotationStages.slice(0, open), next: rotationStages[open] ?? "drop" };
}
