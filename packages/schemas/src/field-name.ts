import { pointerTo } from "@meshwright/findings";

/** Keys of what people write. Anything else may be a value at the wrong place, so it is not repeated. */
const isPlain = (name: string): boolean => /^[\w./:$-]{1,100}$/.test(name);

/** A field's name for a message. */
export const shownField = (name: string): string => (isPlain(name) ? name : "…");

/** The RFC 6901 pointer of keys, with names that are not shown as `…`. */
export const shownPointer = (keys: readonly string[]): string => pointerTo(...keys.map(shownField));
