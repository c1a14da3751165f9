import type { Resource } from "@meshwright/inventory";
import { itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Delta } from "../delta.ts";
import type { Risk } from "../risk.ts";
import type { ValueChange } from "../value/change.ts";

/** What a change of some fields of what delivers does. */
export interface Difference {
  readonly risk: Risk;
  /** Goes on after the names of the objects: `is pulled from …`. */
  readonly text: string;
  readonly beforeMerging?: string;
  readonly afterMerging?: string;
}

/** Some fields of one kind of object, and what a change of them does. */
export interface Aspect {
  /** True for a change that this judges. */
  readonly of: (change: ValueChange, after: Resource) => boolean;
  readonly tell: (before: Resource, after: Resource, whole: Delta) => readonly Difference[];
}

export type Keys = readonly string[];

/** A text for a value of a field. */
export const shown = (value: Json | undefined): string =>
  value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);

/** Texts of a list that one side has and the other has not. */
export function listDifference(
  before: Resource,
  after: Resource,
  ...keys: Keys
): { readonly lost: readonly string[]; readonly gained: readonly string[] } {
  const textsOf = ({ body }: Resource): readonly string[] => itemsAt(body, ...keys).map(shown);
  const [old, now] = [textsOf(before), textsOf(after)];
  return { lost: old.filter((one) => !now.includes(one)), gained: now.filter((one) => !old.includes(one)) };
}

/** A difference where the texts at the end of keys are not the same. */
export function textDifference(
  before: Resource,
  after: Resource,
  keys: Keys,
  tell: (was: string, is: string) => Difference,
): readonly Difference[] {
  const [was, is] = [textAt(before.body, ...keys), textAt(after.body, ...keys)];
  return was === is ? [] : [tell(was ?? "nothing", is ?? "nothing")];
}
