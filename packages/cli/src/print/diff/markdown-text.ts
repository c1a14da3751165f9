import { printable } from "../printable.ts";

// How texts of unknown origin stand in Markdown as GitHub shows it, as nothing but text: no markup, no HTML, no mention, no link, no
// reference to an issue. Mentions, references and addresses are found after Markdown was read, so that a backslash does not help: a
// character without width does. https://github.github.com/gfm/ https://docs.github.com/get-started/writing-on-github

/** What stands between two characters and is not seen. */
const between = "&#8203;";

/** Parts what GitHub would make a link of: `@name`, `#1`, `GH-1`, `https://…`, `www.…`. */
const unlinked = (text: string): string =>
  text.replaceAll(/[@#](?=\S)|\bgh-(?=\d)|:(?=\/\/)|\bww(?=w\.)/gi, (one) => `${one}${between}`);

const withoutTags = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const escaped = (text: string): string => unlinked(withoutTags(text).replaceAll(/[\\`*_[\]|~$]/g, (one) => `\\${one}`));

/** What GitHub would make a link of and people copy: an address, an image with its digest; without what surrounds it. */
const copied = /(?<=^|[\s("'[=])(?:[a-z][a-z0-9+.-]*:\/\/|www\.|[a-z0-9][^\s@`]*@)[^\s`"'<>|]*[^\s`"'<>|.,;:!?)\]]/gi;

/** Text as it is, and in it as code what people copy: an unseen character would be copied too. Not beside other code, which it would join. */
function plain(text: string): string {
  const shown = printable(text);
  let made = "";
  let at = 0;
  for (const { 0: found, index } of shown.matchAll(copied)) {
    const end = index + found.length;
    if (index === 0 || end === shown.length || shown[end] === "`" || shown[index - 1] === "`") continue;
    made += `${escaped(shown.slice(at, index))}${code(found)}`;
    at = end;
  }
  return `${made}${escaped(shown.slice(at))}`;
}

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** A text as code within a line. */
export function code(text: string): string {
  const shown = printable(text).trim();
  if (shown === "") return "(empty)";
  const fence = "`".repeat(longestRun(shown) + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence; what stands between two backticks is code. It may begin a line. */
export function prose(text: string): string {
  const parts = text.split("`");
  const isPaired = parts.length % 2 === 1;
  const shown = isPaired
    ? parts.map((part, index) => (index % 2 === 0 ? plain(part) : code(part))).join("")
    : plain(text);
  return shown
    .trim()
    .replace(/^([#+=-])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** A sentence within a cell of a table, where a bar ends the cell, within code too: https://github.github.com/gfm/#tables-extension-. */
export const cell = (text: string): string => prose(text).replaceAll("\\|", "|").replaceAll("|", "\\|");

/** A text within HTML, where Markdown is not read: the summary of details. */
export const html = (text: string): string => unlinked(withoutTags(printable(text)).replaceAll('"', "&quot;"));

/** Lines as they are, behind a fence that none of them can close. */
export function fenced(lines: readonly string[], language: string): string {
  const text = lines.map(printable).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

/** The first so many characters of a text, and how many are left out; no character is cut into halves. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
  return `${kept}… (${text.length - kept.length} more characters)`;
}
