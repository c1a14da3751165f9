import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { knownName } from "@meshwright/model";
import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/check-report.ts";
import { githubText } from "../../src/print/check-github.ts";
import { jsonText } from "../../src/print/check-json.ts";
import { reportText } from "../../src/print/check-text.ts";
import { runCli } from "../fake-context.ts";
import { repository } from "../sample-fleets.ts";

const file = "clusters/cluster-a/80-mesh-policy/peerauthentication-istio-system-default.yaml";
const ref = {
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
  namespace: knownName("istio-system"),
  name: knownName("default"),
};
const unknown: Finding = finding(
  kinds.unknownField,
  { in: "object", cluster: "cluster-a", ref, pointer: "/spec/mtls/modee", file },
  { kind: ref.kind, field: "modee", source: "@kubernetes-models/istio 3.0.1", nearest: "mode", known: ["mode"] },
);
const compared = { manifest: true, render: true, fleet: "fleet" };
const report: CheckReport = {
  folder: "clusters",
  files: 198,
  objects: 195,
  compared: { ...compared, render: false },
  findings: [
    { finding: unknown, file, line: 13, column: 5, text: "    modee: STRICT", from: "fleet/clusters/cluster-a.yaml" },
    {
      finding: finding(kinds.foreignFile, { in: "file", file: "clusters/a,b:c%.txt" }, undefined),
      file: "clusters/a,b:c%.txt",
    },
    {
      finding: finding(kinds.noFleet, { in: "fleet", file: "fleet", keyPath: ["a", 0] }, { looked: "fleet" }),
      file: "fleet",
    },
    { finding: finding(kinds.circularNeeds, { in: "unit", cluster: "cluster-a", unit: "40-ca" }, { circle: ["a"] }) },
  ],
};
const clean: CheckReport = { ...report, findings: [], compared };
const plain = (_style: unknown, text: string): string => text;

describe("text", () => {
  test("has the file, the line itself, a caret under what is wrong, and what it comes from", () => {
    const [head, where, message, line, caret] = reportText(report, plain).split("\n");
    expect(head).toBe(`${file}  rendered from fleet/clusters/cluster-a.yaml`);
    expect(where).toBe("  13:5  error MW4001  spec.mtls.modee");
    expect(message).toContain("did you mean mode?");
    expect(line).toBe("    |     modee: STRICT");
    expect(caret?.indexOf("^")).toBe(line?.indexOf("modee"));
  });

  test("ends with how many of each code, and with what was not compared", () => {
    expect(reportText(report, plain).split("\n").slice(-6)).toEqual([
      "    1  MW0002  There is no fleet",
      "    1  MW0107  A file in the tree that meshwright did not write",
      "    1  MW2001  Needs form a circle",
      "    1  MW4001  A field that the kind does not have",
      "clusters: 195 objects in 198 files: 3 errors, 1 warning; not compared with what the fleet renders now (--render)",
      "",
    ]);
    expect(reportText(clean, plain)).toBe("clusters: 195 objects in 198 files: nothing wrong\n");
  });

  test("shows as it is what a terminal would act on", () => {
    const [first] = report.findings;
    const nasty = {
      ...report,
      findings: first === undefined ? [] : [{ ...first, text: "\u001B[2Jx: \u202Ey", file: "a\u001Bb" }],
    };
    expect(reportText(nasty, plain)).not.toMatch(/\p{Cc}\[|\u202E/u);
  });
});

describe("json", () => {
  const schema = JSON.parse(readFileSync(join(repository, "schemas/check-report.schema.json"), "utf8"));
  const validate = new Ajv({ allErrors: true }).compile(schema);

  test.each([
    ["with findings", report],
    ["without", clean],
  ] as const)("%s is as its schema says", (_, one) => {
    validate(JSON.parse(jsonText(one)));
    expect(validate.errors).toBeNull();
  });

  test("names the object, the pointer and the place", () => {
    const { findings, counts }: { findings: readonly object[]; counts: object } = JSON.parse(jsonText(report));
    expect(counts).toEqual({ error: 3, warning: 1, info: 0 });
    expect(findings[0]).toMatchObject({
      code: "MW4001",
      file,
      line: 13,
      column: 5,
      object: ref,
      pointer: "/spec/mtls/modee",
    });
  });

  test("of the real command is as its schema says, too", async () => {
    const { stdout } = await runCli(["check", "--format", "json"]);
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });
});

describe("github", () => {
  test("has an annotation for each finding, escaped, and a last line for the log", () => {
    const lines = githubText(report).trimEnd().split("\n");
    expect(lines).toHaveLength(report.findings.length + 1);
    expect(lines[0]).toMatch(
      /^::error file=clusters\/cluster-a\/80-mesh-policy\/[^,]+,line=13,col=5,title=MW4001 [^:,]+::PeerAuthentication/,
    );
    expect(lines[1]).toContain("::warning file=clusters/a%2Cb%3Ac%25.txt,title=MW0107");
    expect(lines.at(-1)).toMatch(/^clusters: 195 objects/);
  });
});

describe("check --list and --explain", () => {
  test("list every check and every code", async () => {
    const { stdout, exitCode } = await runCli(["check", "--list"]);
    expect(exitCode).toBe(0);
    for (const { code } of Object.values(kinds)) expect(stdout).toContain(`${code}  `);
    expect(stdout).toMatch(/^unique-objects +tree +No two files/m);
    expect(stdout).toMatch(/^valid-subnets +fleet +/m);
  });

  test.each(["MW1005", "mw1005"])("show the page of %s", async (code) => {
    const { stdout, exitCode } = await runCli(["check", "--explain", code]);
    expect({ exitCode, head: stdout.split("\n")[0]?.slice(0, 8) }).toEqual({ exitCode: 0, head: "# MW1005" });
  });

  test("of no code are refused", async () => {
    const { stderr, exitCode } = await runCli(["check", "--explain", "../../../README"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("MW0117");
  });
});
