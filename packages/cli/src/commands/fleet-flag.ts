/** `--fleet PATH`, the same for every command that reads a fleet. */
export const fleetFlag = {
  kind: "parsed",
  parse: String,
  optional: true,
  placeholder: "path",
  brief: "Folder or .ts file of the fleet [default = fleet/ or fleet.ts]",
} as const;
