/** Texts in one order, each once. */
export const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted();
