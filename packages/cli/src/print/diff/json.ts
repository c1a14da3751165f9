import type { Report } from "@meshwright/diff";

/** For programs. */
export const diffJson = (report: Report): string => `${JSON.stringify({ version: 1, ...report }, undefined, 2)}\n`;
