import { describe, expect, test } from "vitest";
import { readCharts } from "../src/index.ts";
import { codesOf, craneIn, document, object, output } from "./chart-text.ts";

const plan = object("v1", "ConfigMap", "plan");

describe("a chart is refused that renders", () => {
  test.each([
    ["nothing", ""],
    ["nothing but comments", "---\n# Source: crane/templates/none.yaml\n"],
    ["nothing but a test", object("v1", "Pod", "ask", { annotations: { "helm.sh/hook": "test" } })],
  ])("MW0092 %s", (_, text) => {
    expect(codesOf(text)).toEqual(["MW0092"]);
  });

  test.each([
    [
      "MW0060",
      "a value that breaks the document",
      document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\ndata: { a: b: c }"),
    ],
    ["MW0060", "a key twice", document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\nkind: Secret")],
    ["MW0060", "an alias", document("plan.yaml", "apiVersion: &v v1\nkind: ConfigMap\ndata: { v: *v }")],
    [
      "MW0060",
      "an integer that would become another one",
      document(
        "plan.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan }\nspec: { size: 9007199254740993 }",
      ),
    ],
    ["MW0060", "lists in lists without end", document("plan.yaml", "[".repeat(100_000))],
    ["MW0060", "a tag", document("plan.yaml", "apiVersion: !v v1")],
    ["MW0061", "a text", document("NOTES.yaml", "Thank you for installing crane")],
    ["MW0061", "no apiVersion", document("plan.yaml", "kind: ConfigMap\nmetadata: { name: plan }")],
    ["MW0061", "no kind", document("plan.yaml", "apiVersion: v1\nmetadata: { name: plan }")],
    ["MW0061", "no name", document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {}")],
    ["MW0061", "a name that Kubernetes refuses", object("v1", "ConfigMap", "Plan_A")],
    [
      "MW0061",
      "a generated name",
      document("job.yaml", "apiVersion: batch/v1\nkind: Job\nmetadata: { generateName: lift- }"),
    ],
    [
      "MW0061",
      "a number as a label",
      document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan, labels: { a: 1 } }"),
    ],
    [
      "MW0061",
      "a truth as an annotation",
      document("plan.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan, annotations: { a: yes } }"),
    ],
    ["MW0062", "a List", document("all.yaml", "apiVersion: v1\nkind: List\nitems: []")],
    [
      "MW0062",
      "a list of one kind",
      document("all.yaml", "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBindingList\nitems: []"),
    ],
    ["MW0063", "an object twice", plan + plan],
    [
      "MW0063",
      "an object in two versions",
      object("policy/v1", "PodDisruptionBudget", "crane") + object("policy/v1beta1", "PodDisruptionBudget", "crane"),
    ],
    [
      "MW0063",
      "an object with and without its namespace",
      plan + object("v1", "ConfigMap", "plan", { namespace: "port" }),
    ],
    ["MW0064", "an object of an unknown kind", object("monitoring.coreos.com/v1", "ServiceMonitor", "crane")],
    ["MW0065", "an object in a namespace of others", object("v1", "ConfigMap", "plan", { namespace: "kube-system" })],
    [
      "MW0066",
      "a Secret with data",
      document("key.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: key }\ndata: { key: aGVsbG8= }"),
    ],
    [
      "MW0066",
      "a Secret with stringData",
      document("key.yaml", "apiVersion: v1\nkind: Secret\nmetadata: { name: key }\nstringData: { key: hello }"),
    ],
    [
      "MW0066",
      "a private key where no Secret is",
      document(
        "plan.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: plan }\ndata:\n  a: '-----BEGIN PRIVATE KEY-----'",
      ),
    ],
    [
      "MW0067",
      "a hook that Helm does not have",
      object("batch/v1", "Job", "lift", { annotations: { "helm.sh/hook": "mid-install" } }),
    ],
    [
      "MW0067",
      "a hook of both sides",
      object("batch/v1", "Job", "lift", { annotations: { "helm.sh/hook": "post-install,pre-upgrade" } }),
    ],
  ])("%s %s", (code, _, text) => {
    expect(codesOf(text)).toEqual([code]);
    expect(codesOf(object("v1", "ConfigMap", "other") + text.replaceAll("\n", "\r\n"))).toEqual([code]);
  });
});

test("a finding is told once, names chart, template and line, and all clusters that have it", () => {
  const clusters = ["quay", "ferry", "mole", "jetty", "pier", "wharf", "basin"];
  const text = plan + document("key.yaml", "kind: Secret\nstringData: { key: 'tell-nobody");
  const read = readCharts([output(text, ...clusters.map((cluster) => craneIn(cluster)))]);
  const findings = read.ok ? [] : read.findings;
  expect(findings).toHaveLength(1);
  expect(findings[0]?.place).toEqual({ in: "unit", cluster: "quay", unit: "60-crane" });
  expect(findings[0]?.message).toContain("templates/key.yaml of the chart crane 0.4.2");
  expect(findings[0]?.message).toContain("in line 8 ");
  expect(findings[0]?.message).toContain("ferry, mole, jetty, pier, wharf and 1 more");
  expect(findings[0]?.message).not.toContain("tell-nobody");
});
