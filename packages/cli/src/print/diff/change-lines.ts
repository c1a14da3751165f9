import type { FoldedObject, Inside, ValueChange } from "@meshwright/diff";
import { inFirst, pathText } from "@meshwright/diff";
import { dump } from "js-yaml";
import { counted } from "../counted.ts";
import { printable } from "../printable.ts";
import { withCertificates } from "./certificate-lines.ts";

/** One line of what changes within an object; every text in it is safe to show. */
export interface ChangeLine {
  readonly mark: "+" | "-" | " ";
  readonly text: string;
}

/** Longer lines are cut. */
const widest = 400;

const shown = (text: string): string =>
  text.length > widest
    ? `${printable(text.slice(0, widest))}… (${text.length - widest} more characters)`
    : printable(text);

const line = (mark: ChangeLine["mark"], text: string): ChangeLine => ({ mark, text: shown(text) });

/** A value as YAML writes it, in as many lines as that takes. */
export const valueLines = (value: unknown): readonly string[] =>
  dump(value, { lineWidth: -1, noRefs: true }).trimEnd().split("\n");

const isShort = (lines: readonly string[]): boolean => lines.length === 1 && (lines[0]?.length ?? 0) <= 60;

/** What changes, line by line: the way to it, then what was and what will be. */
export function changeLines(change: ValueChange, above = ""): readonly ChangeLine[] {
  const path = `${above}${pathText(change.path)}`;
  switch (change.how) {
    case "added":
      return under("+", path, change.after);
    case "removed":
      return under("-", path, change.before);
    case "reordered":
      return [line(" ", `${path}: the same items in another order: ${change.items.join(", ")}`)];
    case "changed": {
      if (change.inside !== undefined) return insideLines(path, change.inside);
      const [before, after] = [valueLines(change.before), valueLines(change.after)];
      if (isShort(before) && isShort(after)) return [line(" ", `${path}: ${before[0]} → ${after[0]}`)];
      return [...under("-", path, change.before), ...under("+", path, change.after)];
    }
  }
}

function under(mark: "+" | "-", path: string, value: unknown): readonly ChangeLine[] {
  const lines = valueLines(value);
  const isPlain =
    lines.length === 1 && (typeof value !== "object" || value === null || lines[0]?.startsWith("{") === true);
  if (isPlain || path === "") return lines.map((text) => line(mark, path === "" ? text : `${path}: ${text}`));
  return [line(mark, `${path}:`), ...lines.map((text) => line(mark, `  ${text}`))];
}

function insideLines(path: string, inside: Inside): readonly ChangeLine[] {
  if (inside.as !== "lines")
    return inside.changes.length === 0
      ? [line(" ", `${path}: written in another way, says the same`)]
      : inside.changes.flatMap((change) => changeLines(change, `${path} › `));
  const head = line(" ", `${path}: ${counted(inside.removed, "line")} removed, ${inside.added} added`);
  const hunks = (inside.hunks ?? []).flatMap(({ before, after, lines }) => [
    line(" ", `  line ${before}${before === after ? "" : `, now ${after}`}:`),
    ...lines.map((text) => line(text.startsWith("+") ? "+" : text.startsWith("-") ? "-" : " ", `  ${text.slice(1)}`)),
  ]);
  return [head, ...hunks];
}

/** What is to be shown of an object, in the first of its clusters: what changes within, or all of it where it is new; what nobody needs to read only if asked. */
export function objectLines(object: FoldedObject, { all }: { readonly all: boolean }): readonly ChangeLine[] {
  const { quiet } = object;
  const { how, changes, body } = inFirst(object);
  if (how === "added")
    return body === undefined ? [] : withCertificates(valueLines(body).map((text) => line("+", text)));
  const hidden = new Set(all ? [] : Object.values(quiet ?? {}).flat());
  const read = changes.filter((_, index) => !hidden.has(index));
  return withCertificates(read.flatMap((change) => changeLines(change)));
}
