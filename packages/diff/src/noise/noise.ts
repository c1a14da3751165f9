import type { ObjectChange } from "../object-change.ts";
import type { ValueChange } from "../value/change.ts";

/** One kind of difference that is generated and follows from what else differs. Printers count it, and show it when asked. */
export interface Noise {
  /** Kebab case, as its file. */
  readonly name: string;
  /** Why nobody needs to read it; stands after a count: `3 objects: …`. */
  readonly reason: string;
  /** True for a difference within an object that is nothing else. */
  readonly covers: (change: ValueChange, object: ObjectChange) => boolean;
}
