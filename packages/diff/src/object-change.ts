import type { Resource } from "@meshwright/inventory";
import type { ValueChange } from "./value/change.ts";

/** One object that is on one side only, or differs. At least one of `before` and `after` is there. */
export interface ObjectChange {
  readonly how: "added" | "removed" | "changed";
  readonly before?: Resource;
  readonly after?: Resource;
  /** What differs within; empty for one that was added or removed, and for one that only lies elsewhere. */
  readonly changes: readonly ValueChange[];
  /** It has another name or namespace, and is else much the same. Rules see these as one that goes and one that comes: `asApplied`. */
  readonly renamed?: true;
}

/** The object as it will be; as it was, where it goes. */
export function resourceOf({ before, after }: ObjectChange): Resource {
  const found = after ?? before;
  if (found === undefined) throw new Error("a change of nothing");
  return found;
}

/** True where it lies in another file than before. */
export const isMoved = ({ before, after }: ObjectChange): boolean =>
  before !== undefined && after !== undefined && before.file !== after.file;
