/** Who gets place first where there is not enough for all. */
export const ranks = {
  stop: 0,
  certificates: 1,
  toDo: 2,
  careful: 3,
  verdicts: 4,
  forecast: 5,
  remarks: 6,
  routine: 7,
  details: 8,
} as const;

/** `412 more changes are in the full report: artifact meshwright-diff`. */
export const cutNote =
  (noun: string, artifact: string, plural = `${noun}s`) =>
  (count: number): string =>
    `… and ${count} more ${count === 1 ? noun : plural}, in the full report: artifact \`${artifact.replaceAll(/[^\w.-]/g, "")}\`.`;
