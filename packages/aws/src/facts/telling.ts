import type { Finding, FleetPlace } from "@meshwright/findings";

/** Where a fleet says something, or would. `file`: of its folder. */
export type FleetPlacer = (file: string, keyPath: readonly (string | number)[]) => FleetPlace;

/** Takes up what is to be told beside the differences. */
export type Tell = (finding: Finding) => void;
