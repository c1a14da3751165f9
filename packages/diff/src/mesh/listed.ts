import { enumerate } from "../words.ts";

/** The same name only once; of many the first few, and how many more there are. */
export const listed = (names: readonly string[]): string => enumerate([...new Set(names)], 6);
