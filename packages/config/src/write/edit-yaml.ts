import { isRecord } from "@meshwright/model";
import type { Document, Pair, YAMLMap, YAMLSeq } from "yaml";
import { isCollection, isMap, isScalar, isSeq, parseDocument } from "yaml";
import { byIdentity, ordered, withItem, withItems } from "./edit-list.ts";
import { blank, cut, endOfLines, rangeOf, startOfLine } from "./yaml-places.ts";
import { inlineYaml, keyLines } from "./yaml-lines.ts";

/** One value that a file is to have; undefined takes its key away, and the maps that it leaves empty. */
export interface YamlEdit {
  /** Keys of maps; of a list the number of an item that is there. */
  readonly keyPath: readonly string[];
  readonly value: unknown;
  /** A new key stands behind this one, where it is there; else behind all others. */
  readonly after?: string;
}

/**
 * Changes values in a YAML text and leaves every other line as it is, byte for byte: the library says where a value stands, and
 * how a new one is written. A file of a fleet has no anchors and no tags. What was meant is read again and compared.
 */
export function editYaml(text: string, edits: readonly YamlEdit[]): string {
  // Where both kinds of line end are in a file, each line keeps its own.
  const returns = text.includes("\r\n") && !/(^|[^\r])\n/.test(text);
  let edited = returns ? text.replaceAll("\r\n", "\n") : text;
  for (const edit of edits) for (const one of perKey(edited, edit)) edited = applied(edited, one);
  return returns ? edited.replaceAll("\n", "\r\n") : edited;
}

/** Of a map with a line for each key only the keys that differ; new ones first, so that it is never empty. Of a list each item. */
function perKey(text: string, edit: YamlEdit): readonly YamlEdit[] {
  const { keyPath, value } = edit;
  const known = parseDocument(text).getIn(keyPath);
  if (known === value) return [];
  if (isSeq(known) && known.flow !== true && Array.isArray(value))
    return [
      ...byIdentity(known, value).flatMap(({ index, item }) =>
        perKey(text, { keyPath: [...keyPath, String(index)], value: item }),
      ),
      edit,
    ];
  if (!isMap(known) || known.flow === true || !isRecord(value)) return [edit];
  const before: unknown = known.toJSON();
  if (!isRecord(before)) return [edit];
  return [...new Set([...Object.keys(value), ...Object.keys(before)])]
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(value[key]))
    .flatMap((key) => perKey(text, { keyPath: [...keyPath, key], value: value[key] }));
}

function applied(text: string, edit: YamlEdit): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (!isMap(contents)) throw new Error("a file of a fleet is a map");
  const edited = spliced(text.endsWith("\n") ? text : `${text}\n`, contents, edit);
  if (!isMeant(document, edited, edit)) throw new Error(`${edit.keyPath.join(".")} could not be edited`);
  return edited;
}

function isMeant(before: Document, edited: string, { keyPath, value }: YamlEdit): boolean {
  if (value === undefined) {
    before.deleteIn(keyPath);
    for (let length = keyPath.length - 1; length > 0; length -= 1) {
      const around = before.getIn(keyPath.slice(0, length));
      if (isMap(around) && around.items.length === 0) before.deleteIn(keyPath.slice(0, length));
    }
  } else before.setIn(keyPath, value);
  const after = parseDocument(edited);
  return after.errors.length === 0 && JSON.stringify(ordered(after.toJS())) === JSON.stringify(ordered(before.toJS()));
}

function spliced(text: string, map: YAMLMap, { keyPath: [key = "", ...rest], value, after }: YamlEdit): string {
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
  if (pair === undefined) {
    if (value === undefined) return text;
    const nested = rest.toReversed().reduce((inner, outer) => ({ [outer]: inner }), value);
    return withKey(text, map, { key, value: nested, after });
  }
  if (rest.length > 0) {
    if (isSeq(pair.value)) return inList(text, pair.value, { keyPath: rest, value, after });
    if (!isMap(pair.value)) throw new Error(`${key} is no map`);
    const isLast = value === undefined && pair.value.items.length === 1 && rest.length === 1;
    if (!isLast) return spliced(text, pair.value, { keyPath: rest, value, after });
    return pair.value.has(rest[0] ?? "") ? withoutPair(text, map, pair) : text;
  }
  return value === undefined ? withoutPair(text, map, pair) : withValue(text, map, pair, value);
}

function inList(text: string, list: YAMLSeq, { keyPath: [index = "", ...rest], value, ...edit }: YamlEdit): string {
  const item = list.items[Number(index)];
  if (rest.length === 0) return withItem(text, item, value);
  if (!isMap(item)) throw new Error(`item ${index} is no map`);
  return spliced(text, item, { keyPath: rest, value, ...edit });
}

/** Puts what stands in a flow collection of its own behind the last of another: `[a, # why` keeps its comments. */
function behind(text: string, last: unknown, whole: string): string {
  const [, end] = rangeOf(last);
  return cut(text, [end, end], `, ${whole.slice(1, -1)}`);
}

interface NewKey {
  readonly key: string;
  readonly value: unknown;
  readonly after: string | undefined;
}

function withKey(text: string, map: YAMLMap, { key, value, after }: NewKey): string {
  if (map.flow === true) {
    const last = map.items.at(-1);
    const whole = inlineYaml({ [key]: value });
    return last === undefined ? cut(text, rangeOf(map), whole) : behind(text, last.value ?? last.key, whole);
  }
  const before = map.items.find((one) => isScalar(one.key) && one.key.value === after) ?? map.items.at(-1);
  if (before === undefined) throw new Error("a map that is not empty has a last key");
  const [start] = rangeOf(before.key);
  const indent = blank(text.slice(startOfLine(text, start), start));
  const end = endOfLines(text, before.value ?? before.key);
  // At the left margin it is a section of its own.
  return cut(text, [end, end], `${indent === "" ? "\n" : ""}${keyLines(key, value, indent)}`);
}

function withoutPair(text: string, map: YAMLMap, pair: Pair): string {
  if (map.flow === true) {
    const { [String(isScalar(pair.key) ? pair.key.value : "")]: _, ...left } = Object(map.toJSON());
    return cut(text, rangeOf(map), inlineYaml(left));
  }
  const [start] = rangeOf(pair.key);
  const from = startOfLine(text, start);
  const end = endOfLines(text, pair.value ?? pair.key);
  // The first key of an item shares its line with the dash: the next one takes its place.
  const [first, second] = map.items;
  if (pair === first && second !== undefined && text.slice(from, start).includes("-"))
    return cut(text, [start, rangeOf(second.key)[0]]);
  // The empty line that sets a section apart goes with it.
  const isSection = from === start && text.slice(from - 2, from) === "\n\n";
  return cut(text, [isSection ? from - 1 : from, end]);
}

function withValue(text: string, map: YAMLMap, pair: Pair, value: unknown): string {
  const { value: node } = pair;
  if (isScalar(node) && node.type?.startsWith("BLOCK") !== true && (typeof value !== "object" || value === null))
    return cut(text, rangeOf(node), inlineYaml(value));
  if (isSeq(node) && node.flow === true && node.items.length > 0 && Array.isArray(value)) {
    const known = node.items.map((item) => (isScalar(item) ? item.value : item));
    const added = value.slice(known.length);
    if (known.every((item, index) => item === value[index]))
      return added.length === 0 ? text : behind(text, node.items.at(-1), inlineYaml(added));
  }
  // An empty list says nothing of how its maps are to be written.
  const isOpen = isSeq(node) && node.items.length === 0 && map.flow !== true;
  if (isCollection(node) && node.flow === true && !(isOpen && Array.isArray(value) && value.some(isRecord)))
    return cut(text, rangeOf(node), inlineYaml(value));
  if (isSeq(node) && Array.isArray(value)) {
    const changed = withItems(text, node, value);
    if (changed !== undefined) return changed;
  }
  const [start] = rangeOf(pair.key);
  const indent = blank(text.slice(startOfLine(text, start), start));
  const key = String(isScalar(pair.key) ? pair.key.value : "");
  if (map.flow === true) return cut(text, rangeOf(map), inlineYaml({ ...Object(map.toJSON()), [key]: value }));
  return cut(text, [start, endOfLines(text, node ?? pair.key)], keyLines(key, value, indent).slice(indent.length));
}
