import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Document, LineCounter, Node } from "yaml";
import { isAlias, isCollection, isPair, isScalar, isSeq, visit } from "yaml";
import type { KeyPath } from "./source.ts";
import { isPlainKey, shownKeyPath } from "./yaml-source.ts";

/** What `visit` tells of the way to a node: all that is around it, outermost first. */
type Way = readonly unknown[];

/** The keys on the way to a node. */
const keyPathOf = (way: Way, node: unknown): KeyPath =>
  shownKeyPath(
    [...way, node].flatMap((one, index, all): KeyPath => {
      if (isPair(one) && isScalar(one.key)) return [String(one.key.value)];
      return isSeq(one) && index < all.length - 1 ? [one.items.indexOf(all[index + 1])] : [];
    }),
  );

/** The place of a node, reached on a way. */
type Locate = (node: Node, way: Way) => FleetPlace & { readonly line: number };

const locateIn =
  (file: string, lines: LineCounter): Locate =>
  (node, way) => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return { in: "fleet", file, line, column: col, keyPath: keyPathOf(way, node) };
  };

/** Anchors, aliases, merge keys and the like: what a reader cannot see at the place, and what can grow without end. */
export function unusedFeatures(document: Document.Parsed, file: string, lines: LineCounter): readonly Finding[] {
  const found: Finding[] = [];
  const locate = locateIn(file, lines);
  const report = (node: Node, way: Way, feature: string) =>
    found.push(finding(kinds.yamlFeature, locate(node, way), { feature }));
  if (document.directives.yaml.explicit === true) {
    const place = { in: "fleet", file, line: 1, column: 1, keyPath: [] } as const;
    found.push(finding(kinds.yamlFeature, place, { feature: "directives (%YAML)" }));
  }
  visit(document, {
    Node(_, node, way) {
      if (isAlias(node)) report(node, way, "aliases (*name)");
      else if ("anchor" in node && node.anchor !== undefined) report(node, way, "anchors (&name)");
      else if (node.tag !== undefined) report(node, way, "tags (!name)");
    },
    Pair(_, { key }, way) {
      if (isScalar(key) && key.value === "<<") report(key, way, "merge keys (<<)");
      if (isCollection(key)) report(key, way, "maps or lists as keys");
    },
  });
  return found;
}

/** Keys that stand twice in one map, each at its second place. */
export function duplicateKeys(document: Document.Parsed, file: string, lines: LineCounter): readonly Finding[] {
  const found: Finding[] = [];
  const locate = locateIn(file, lines);
  visit(document, {
    Map(_, map, way) {
      const first = new Map<string, number>();
      for (const pair of map.items) {
        if (!isScalar(pair.key)) continue;
        const name = String(pair.key.value);
        const place = locate(pair.key, [...way, map, pair]);
        const line = first.get(name);
        if (line === undefined) first.set(name, place.line);
        else found.push(finding(kinds.duplicateKey, place, { key: isPlainKey(name) ? name : "of this line", line }));
      }
    },
  });
  return found;
}
