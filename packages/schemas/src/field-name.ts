/** Keys of what people write. Anything else may be a value at the wrong place, so it is not repeated. */
const isPlain = (name: string): boolean => /^[\w./:$-]{1,100}$/.test(name);

/** A field's name for a message. */
export const shownField = (name: string): string => (isPlain(name) ? name : "…");

const unescaped = (token: string): string => token.replaceAll("~1", "/").replaceAll("~0", "~");
const escaped = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** The keys of an RFC 6901 pointer. */
export const keysOf = (pointer: string): readonly string[] => pointer.split("/").slice(1).map(unescaped);

/** The RFC 6901 pointer of keys, with names that are not shown as `…`. */
export const shownPointer = (keys: readonly string[]): string =>
  keys.map((key) => `/${escaped(shownField(key))}`).join("");
