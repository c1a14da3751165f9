/** Characters that would move a cursor, colour what follows, or turn its direction; each is one column wide in its place. */
const treacherous = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g; // oxlint-disable-line no-control-regex -- control characters are what is looked for

/** A text of unknown origin as one line that a terminal shows as it is: names of files, lines of files, keys. */
export const printable = (text: string): string =>
  text.replaceAll(treacherous, (character) => (character === "\t" ? " " : "\ufffd"));
