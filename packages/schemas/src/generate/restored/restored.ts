import type { Correction } from "../corrections.ts";

export const restored: readonly Correction[] = [];
