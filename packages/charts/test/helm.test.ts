import { helmPath } from "@meshwright/testkit";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type ChartOutput, readCharts } from "../src/index.ts";
import { output } from "./chart-text.ts";

// What the real helm prints: the other tests write it themselves, and rest on this one.

const folder = mkdtempSync(join(tmpdir(), "meshwright-crane-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hook = (name: string, hooks: string): string => `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
  annotations: { helm.sh/hook: "${hooks}" }
`;

const files: Readonly<Record<string, string>> = {
  "Chart.yaml": "apiVersion: v2\nname: crane\nversion: 0.4.2\n",
  "values.yaml": "lift: true\nplan: a\n",
  // Two in one file, of which helm names the first only.
  "crds/port.yaml": ["Lift", "Winch"]
    .map(
      (kind) => `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.port.example }
spec: { group: port.example, scope: Cluster, names: { kind: ${kind} } }
`,
    )
    .join(""),
  "templates/NOTES.txt": "Thank you for installing {{ .Chart.Name }}.\n",
  "templates/_names.tpl": '{{- define "name" -}}{{ .Release.Name }}{{- end -}}',
  "templates/lift.yaml":
    "# of the port\n{{- if .Values.lift }}\napiVersion: port.example/v1\nkind: Lift\nmetadata: { name: north }\n...\n{{- end }}\n",
  "templates/off.yaml": "{{- if not .Values.lift }}\nkind: ConfigMap\n{{- end }}\n",
  "templates/plan.yaml":
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "name" . }}-plan\ndata: { plan: {{ .Values.plan }} }\n',
  "templates/hooks/before.yaml": hook("prepare", "pre-install,pre-upgrade"),
  "templates/hooks/after.yaml": hook("greet", "post-install"),
  "templates/hooks/unknown.yaml": `{{- with .Values.odd }}\n${hook("odd", "{{ . }}")}{{- end }}\n`,
  "templates/tests/ask.yaml": hook("ask", "test"),
};
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const run = (...settings: readonly string[]): ChartOutput => {
  const args = ["template", "crane", folder, "--namespace", "port", "--include-crds", ...settings];
  const { status, stdout, stderr } = spawnSync(helmPath(), args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return { ...output(stdout), said: stderr };
};

const codesOf = (printed: ChartOutput): readonly string[] => {
  const read = readCharts([printed]);
  return read.ok ? [] : read.findings.map(({ code }) => code);
};

describe("what the real helm prints", () => {
  test("is read: CRDs, hooks in their order, and no tests, notes or empty templates", () => {
    const read = readCharts([run()]);
    if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join("\n"));
    const objects = read.charts("quay", "60-crane");
    expect(objects.map(({ ref, stage }) => `${stage} ${ref.kind} ${ref.namespace ?? "-"}/${ref.name}`)).toEqual([
      "0 CustomResourceDefinition -/lifts.port.example",
      "0 CustomResourceDefinition -/winchs.port.example",
      "2 Job port/greet",
      "0 Job port/prepare",
      "1 Lift -/north",
      "1 ConfigMap port/crane-plan",
    ]);
  });

  test("is told by its template and line where it is wrong", () => {
    const printed = run("--set", "plan=a\\, plan: b");
    const read = readCharts([printed]);
    const [{ code, message } = { code: "", message: "" }] = read.ok ? [] : read.findings;
    expect(code).toBe("MW0060");
    expect(message).toContain("templates/plan.yaml of the chart crane 0.4.2");
    const line = Number(/in line (\d+)/.exec(message)?.[1]);
    const lines = printed.text.split("\n").slice(line - 2, line);
    expect(lines.join("\n")).toContain("plan: b");
  });

  test("lacks an object whose hook helm does not know, which it only says", () => {
    const printed = run("--set", "odd=mid-install");
    expect(printed.text).not.toContain("name: odd");
    expect(codesOf(printed)).toEqual(["MW0067"]);
    // As helm 3 says it.
    const said = 'manifest_sorter.go:192: info: skipping unknown hook: "crd-install"\n';
    expect(codesOf({ ...run(), said: said + said })).toEqual(["MW0067"]);
    expect(codesOf({ ...run(), said: "walk.go:74: found symbolic link in path\n" })).toEqual([]);
  });
});
