import type { ReleaseSettings } from "@meshwright/model";

/** A family of charts that is installed, by reference where nothing else is said. */
export const installed = (
  version: string,
  repository: string,
  changes: Partial<ReleaseSettings> = {},
): ReleaseSettings => ({
  install: true,
  version,
  repository,
  charts: "reference",
  patches: [],
  generatedSecrets: [],
  ...changes,
});
