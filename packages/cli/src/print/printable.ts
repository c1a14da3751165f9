/**
 * Characters that would move a cursor, colour what follows, turn its direction, or are not seen; and halves of characters, which are
 * none. Each is one column wide in its place.
 */
const treacherous =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udfff]/g; // oxlint-disable-line no-control-regex -- control characters are what is looked for

/** A text of unknown origin as one line that a terminal shows as it is: names of files, lines of files, keys. */
export const printable = (text: string): string =>
  text.replaceAll(treacherous, (character) => (character === "\t" ? " " : "\ufffd".repeat(character.length)));
