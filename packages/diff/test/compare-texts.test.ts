import { describe, expect, test } from "vitest";
import { pathText } from "../src/index.ts";
import { compareTexts } from "../src/value/compare-texts.ts";
import { compareValues } from "../src/value/compare-values.ts";

const inside = (before: string, after: string) => compareTexts(before, after, compareValues);

const pathsIn = (before: string, after: string): readonly string[] => {
  const found = inside(before, after);
  if (found === undefined || found.as === "lines") throw new Error("not compared as data");
  return [found.as, ...found.changes.map(({ how, path }) => `${how} ${pathText(path)}`)];
};

const numbered = (count: number, word: string): string =>
  Array.from({ length: count }, (_, index) => `${word} ${index}`).join("\n");

const keyed = (count: number, word: string): string =>
  Array.from({ length: count }, (_, index) => `${word}${index}: 1`).join("\n");

describe("data within a text", () => {
  test("a kubeconfig of a template, whose clusters have names", () => {
    const kubeconfig = (server: string, more = "") =>
      `apiVersion: v1\nkind: Config\nclusters:\n${more}- name: cluster-b\n  cluster:\n    server: ${server}\nusers:\n- name: cluster-b\n  user:\n    token: "{{ .token }}"\n`;
    expect(pathsIn(kubeconfig("https://b"), kubeconfig("https://c", "- name: cluster-c\n  cluster: {}\n"))).toEqual([
      "yaml",
      "changed clusters[cluster-b].cluster.server",
      "added clusters[cluster-c]",
    ]);
  });
  test("a policy document in one line", () => {
    expect(
      pathsIn(
        '{"Statement":[{"Sid":"Read","Action":["s3:Get"]}]}',
        '{"Statement":[{"Sid":"Read","Action":["s3:Get","s3:Put"]}]}',
      ),
    ).toEqual(["json", "added Statement[Read].Action[s3:Put]"]);
  });
  test("a text that only looks otherwise", () => {
    expect(inside("a: 1\nb: [x]\n", "# said again\nb:\n- x\na: 1\n")).toEqual({ as: "yaml", changes: [] });
  });
  test("a text within a text", () => {
    const found = inside("mesh: |\n  a: 1\n  b: 1\n", "mesh: |\n  a: 2\n  b: 1\n");
    expect(found).toMatchObject({
      as: "yaml",
      changes: [{ inside: { as: "yaml", changes: [{ before: 1, after: 2 }] } }],
    });
  });
});

describe("texts that are no data, by lines", () => {
  test.each([
    ["a template", "{{ if .x }}\na: 1\n{{ end }}", "{{ if .x }}\na: 2\n{{ end }}"],
    ["values that are templates", "a: {{ .a }}\nb: 1", "a: {{ .b }}\nb: 1"],
    ["a script", "set -e\ncurl a", "set -e\ncurl b"],
    ["aliases", "a: &x 1\nb: *x", "a: &x 2\nb: *x"],
    ["one key twice", "a: 1\na: 2", "a: 1\na: 3"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END", "-----BEGIN CERTIFICATE-----\nMIIC\n-----END"],
    ["data that became none", "a: 1\nb: 2", "a: 1\nb 2"],
  ])("%s", (_, before, after) => {
    expect(inside(before, after)).toMatchObject({ as: "lines", removed: 1, added: 1 });
  });
  test("with three lines around", () => {
    expect(inside(`${numbered(20, "line")}\nold`, `${numbered(20, "line")}\nnew\n`)).toEqual({
      as: "lines",
      removed: 1,
      added: 1,
      hunks: [{ before: 18, after: 18, lines: [" line 17", " line 18", " line 19", "-old", "+new"] }],
    });
  });
  test("not in texts of one line", () => {
    expect(inside("nginx:1", "nginx:2")).toBeUndefined();
  });
});

test.each([
  ["50,000 lines that all differ", numbered(50_000, "old"), numbered(50_000, "new")],
  ["50,000 keys that all differ", keyed(50_000, "old"), keyed(50_000, "new")],
  [
    "50,000 lines in another order",
    numbered(50_000, "line"),
    numbered(50_000, "line").split("\n").toReversed().join("\n"),
  ],
])("an enormous text is only counted: %s", (_, before, after) => {
  const found = inside(before, after);
  expect(found).toMatchObject({ as: "lines" });
  expect(found).not.toHaveProperty("hunks");
});

test("an enormous text in which a line differs is shown", () => {
  const before = numbered(50_000, "line");
  expect(inside(before, before.replace("line 777\n", "line x\n"))).toMatchObject({
    removed: 1,
    added: 1,
    hunks: [{ before: 775 }],
  });
});
