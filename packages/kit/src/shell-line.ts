/** A word that sh reads as exactly this text. */
const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** A command line of sh, each word as it is given. */
export const shellLine = (words: readonly string[]): string => words.map(quoted).join(" ");
