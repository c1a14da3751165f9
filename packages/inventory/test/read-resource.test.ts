import { readResource } from "@meshwright/inventory";
import { describe, expect, test } from "vitest";

const configMap = (data: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: orders\n  namespace: shop\ndata:\n  value: ${data}\n`;

describe("a file is read as Kubernetes reads it", () => {
  test.each<[string, unknown]>([
    ["yes", true],
    ["off", false],
    ["'yes'", "yes"],
    ["012", 10],
    ["0x1F", 31],
    ["1e3", 1000],
    ["~", null],
    ["2026-11-26", "2026-11-26"],
    ["12:30:45", "12:30:45"],
    ["1.31.1", "1.31.1"],
    ["http://orders:8080", "http://orders:8080"],
  ])("%s", (written, read) => {
    const { object, findings } = readResource("orders.yaml", configMap(written));
    expect(findings).toEqual([]);
    expect(object?.body["data"]).toEqual({ value: read });
  });

  test("with a script in it that looks like YAML's own marks", () => {
    const script = `|\n    set -eu\n    [ -n "$x" ] && echo *.yaml | grep -v '!x' <<EOF\n    &a *b\n    EOF`;
    expect(readResource("orders.yaml", configMap(script)).findings).toEqual([]);
  });

  test("with the identity that the API server gives it", () => {
    expect(readResource("orders.yaml", configMap("1")).object?.ref).toEqual({
      apiVersion: "v1",
      kind: "ConfigMap",
      namespace: "shop",
      name: "orders",
    });
    const role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: system:orders\n";
    expect(readResource("role.yaml", role).object?.ref.name).toBe("system:orders");
  });
});

describe("what is no object ends in a finding", () => {
  test.each<[string, string, readonly string[]]>([
    ["nothing", "", ["MW0009"]],
    ["a comment", "# nothing\n", ["MW0009"]],
    ["null", "~\n", ["MW4005"]],
    ["two documents", "a: 1\n---\nb: 1\n", ["MW0009"]],
    ["a tab", "a:\n\tb: 1\n", ["MW0006"]],
    ["an open bracket", "a: [1\n", ["MW0006"]],
    ["a key twice", "a: 1\na: 2\n", ["MW0007"]],
    ["an anchor", "a: &a 1\n", ["MW0008"]],
    ["an alias", "a: &a 1\nb: *a\n", ["MW0008", "MW0008"]],
    ["an anchor at a key", "a: {&a b: 1}\n", ["MW0008"]],
    ["a tag", "a: !!binary aGVsbG8=\n", ["MW0008"]],
    ["a merge key", "a:\n  <<: {b: 1}\n", ["MW0008"]],
    ["a directive", "%YAML 1.1\n---\na: 1\n", ["MW0008"]],
    ["a text", "orders\n", ["MW4005"]],
    ["a list", "- a\n", ["MW4005"]],
    ["no apiVersion", "kind: Service\nmetadata:\n  name: orders\n", ["MW4005"]],
    ["a number as apiVersion", "apiVersion: 1\nkind: Service\nmetadata:\n  name: orders\n", ["MW4005"]],
    ["no kind", "apiVersion: v1\nmetadata:\n  name: orders\n", ["MW4005"]],
    [
      "an apiVersion of two lines",
      'apiVersion: "v1\\n::error::"\nkind: Service\nmetadata:\n  name: orders\n',
      ["MW4005"],
    ],
    ["a kind of two lines", 'apiVersion: v1\nkind: "Service\\n::error::"\nmetadata:\n  name: orders\n', ["MW4005"]],
    ["a kind that moves the cursor", 'apiVersion: v1\nkind: "\\e[2J"\nmetadata:\n  name: orders\n', ["MW4005"]],
    ["no metadata", "apiVersion: v1\nkind: Service\n", ["MW4005"]],
    ["no name", "apiVersion: v1\nkind: Service\nmetadata:\n  generateName: orders-\n", ["MW4005"]],
    ["a wrong name", "apiVersion: v1\nkind: Service\nmetadata:\n  name: Orders_1\n", ["MW4005"]],
    ["a wrong namespace", "apiVersion: v1\nkind: Service\nmetadata:\n  name: orders\n  namespace: a/b\n", ["MW4005"]],
    ["its prototype", "__proto__: 1\nconstructor: {}\n", ["MW4005"]],
  ])("%s", (_, text, codes) => {
    const { object, findings } = readResource("orders.yaml", text);
    expect(object).toBeUndefined();
    expect(findings.map(({ code }) => code)).toEqual(codes);
    for (const { place } of findings) expect(place).toMatchObject({ in: "file", file: "orders.yaml" });
  });

  test("also where it is nested without end", () => {
    const deep = `a: ${"[".repeat(5000)}${"]".repeat(5000)}\n`;
    expect(readResource("deep.yaml", deep).findings).toHaveLength(1);
  });

  test("also where aliases would grow to gigabytes", () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let index = 1; index < 40; index += 1) lines.push(`a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`);
    expect(readResource("laughs.yaml", lines.join("\n")).findings.length).toBeGreaterThan(0);
  });
});
