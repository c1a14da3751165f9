import type { SettledUnit } from "@meshwright/kit";

/**
 * Names of the Kustomizations of a unit. Flux writes them into labels of all that it applies, so they must be at most 63
 * characters long; the longest name that a fleet accepts leaves room for every ending.
 */
export const kustomizationName = ({ id }: SettledUnit): string => id;
export const gateKustomizationName = ({ id }: SettledUnit): string => `${id}-gate`;
export const crdsKustomizationName = ({ id }: SettledUnit): string => `${id}-crds`;
