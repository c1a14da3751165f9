/** RFC 3339 in UTC, to the second: `2046-01-01T00:00:00Z`. */
export const instant = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");

/** The day in UTC: `2026-12-01`. */
export const dayText = (date: Date): string => date.toISOString().slice(0, 10);
