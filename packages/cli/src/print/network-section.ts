/** A part of what `network` tells people, before it is text or markdown. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly is: "table"; readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly is: "line"; readonly text: string }
  /** A heading of a few words, and lines below it. */
  | { readonly is: "item"; readonly head: string; readonly lines: readonly string[] };

export const line = (text: string): Block => ({ is: "line", text });
export const item = (head: string, lines: readonly string[]): Block => ({ is: "item", head, lines });
export const tableOf = (titles: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  is: "table",
  titles,
  rows,
});
