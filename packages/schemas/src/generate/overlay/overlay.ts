import type { Correction } from "../corrections.ts";

export const overlay: readonly Correction[] = [];
