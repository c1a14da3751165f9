import type { ValueChange } from "./change.ts";

/** True for a change at the end of these keys, further in, or of what they lead through: a map that comes or goes as a whole. */
export const touches = ({ path }: ValueChange, ...keys: readonly string[]): boolean =>
  keys.every((key, index) => {
    const step = path[index];
    return step === undefined || ("key" in step ? step.key === key : key === "*" || key === step.item);
  });
