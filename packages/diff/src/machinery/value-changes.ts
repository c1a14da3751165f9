import { pointerTo } from "@meshwright/findings";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ValueChange } from "../value/change.ts";
import { pointerOf } from "../value/change.ts";
import type { ReleasePair } from "./release-pairs.ts";

/** The cause that some of them are. */
export const causeOfValues = ({ before, change }: ReleasePair, changes: readonly ValueChange[]): Cause => ({
  ...causeOf(change),
  pointers: changes.map(({ path }) => `${pointerTo(...before.valueKeys)}${pointerOf(path)}`),
});

/** The keys of a path; of an item of a list, what it is called by. */
export const keysOf = ({ path }: Pick<ValueChange, "path">): readonly string[] =>
  path.map((step) => ("key" in step ? step.key : step.item));
