import type { Check } from "./check.ts";
import { uniqueObjects } from "./unique-objects.ts";

/** All checks of rendered objects, sorted by name. */
export const checks: readonly Check[] = [uniqueObjects];
