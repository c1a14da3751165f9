/** Who gets place first where there is not enough for all. */
export const ranks = {
  stop: 0,
  certificates: 1,
  careful: 2,
  verdicts: 3,
  forecast: 4,
  remarks: 5,
  routine: 6,
  details: 7,
} as const;

/** `412 more changes are in the full report: artifact meshwright-diff`. */
export const cutNote =
  (noun: string, artifact: string) =>
  (count: number): string =>
    `… and ${count} more ${noun}${count === 1 ? "" : "s"}, in the full report: artifact \`${artifact.replaceAll(/[^\w.-]/g, "")}\`.`;
