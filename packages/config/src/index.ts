export type { DefaultFleet } from "./default-fleet.ts";
export type { FleetCheck } from "./check/fleet-check.ts";
export type { FleetFile } from "./fleet-schemas.ts";
export type { FleetSource } from "./read/fleet-module.ts";
export type { LoadedFleet, LoadOptions } from "./load-fleet.ts";
export { defaultFleet } from "./default-fleet.ts";
export { fleetChecks } from "./check/fleet-checks.ts";
export { fleetSchemas } from "./fleet-schemas.ts";
export { loadFleet } from "./load-fleet.ts";
