import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Document, LineCounter } from "yaml";
import { isAlias, isCollection, isScalar, visit } from "yaml";
import { isPlainKey } from "./yaml-source.ts";

const placeOf = (file: string, lines: LineCounter, offset = 0) => {
  const { line, col } = lines.linePos(offset);
  return { in: "fleet", file, line, column: col, keyPath: [] } as const;
};

/** Anchors, aliases, merge keys and the like: what a reader cannot see at the place, and what can grow without end. */
export function unusedFeatures(document: Document.Parsed, file: string, lines: LineCounter): readonly Finding[] {
  const found: Finding[] = [];
  const report = (offset: number | undefined, feature: string) =>
    found.push(finding(kinds.yamlFeature, placeOf(file, lines, offset), { feature }));
  if (document.directives.yaml.explicit === true) report(0, "directives (%YAML)");
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) report(node.range?.[0], "aliases (*name)");
      else if ("anchor" in node && node.anchor !== undefined) report(node.range?.[0], "anchors (&name)");
      else if (node.tag !== undefined) report(node.range?.[0], "tags (!name)");
    },
    Pair(_, { key }) {
      if (isScalar(key) && key.value === "<<") report(key.range?.[0], "merge keys (<<)");
      if (isCollection(key)) report(key.range?.[0], "maps or lists as keys");
    },
  });
  return found;
}

/** Keys that stand twice in one map, each at its second place. */
export function duplicateKeys(document: Document.Parsed, file: string, lines: LineCounter): readonly Finding[] {
  const found: Finding[] = [];
  visit(document, {
    Map(_, map) {
      const first = new Map<string, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        const place = placeOf(file, lines, key.range?.[0]);
        const line = first.get(name);
        if (line === undefined) first.set(name, place.line);
        else
          found.push(
            finding(kinds.duplicateKey, place, {
              key: isPlainKey(name) ? name : "of this line",
              line,
            }),
          );
      }
    },
  });
  return found;
}
