import type { Finding } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { proveTrust, trustPicture } from "@meshwright/trust";
import { selfSignedFleet, shopFleet } from "@meshwright/testkit";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { trustJson } from "../src/print/trust-json.ts";
import { trustMarkdown } from "../src/print/trust-markdown.ts";
import { trustText } from "../src/print/trust-text.ts";
import type { TrustReport } from "../src/trust-report.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { copySample, edit, remove, scratchFolder, today } from "./sample-fleets.ts";
import { mixedFleet, pkiFile, rotatingFleet } from "./trust-fleets.ts";

const plain = (_style: unknown, text: string): string => text;

function reportOf(fleet: Fleet, day?: string): TrustReport {
  const at = day === undefined ? today : new Date(`${day}T23:59:59Z`);
  const picture = trustPicture(fleet, { today, at });
  const findings: readonly Finding[] = proveTrust(fleet, at).map(({ tell, clusters, keyPath }) =>
    tell({ in: "fleet", file: "fleet/mesh.yaml", line: 1, column: 1, keyPath }, clusters),
  );
  return { picture, findings, isAhead: day !== undefined, fails: findings.some(({ level }) => level === "error") };
}

describe.each<[string, TrustReport]>([
  ["shop", reportOf(shopFleet)],
  ["mixed", reportOf(mixedFleet)],
  ["rotating", reportOf(rotatingFleet)],
  ["expiring", reportOf(shopFleet, "2046-11-17")],
  ["self-signed", reportOf(selfSignedFleet)],
])("the trust of the fleet %s", (name, report) => {
  const golden = `${import.meta.dirname}/golden/trust/${name}`;
  test("as text", () => expect(trustText(report, plain)).toMatchFileSnapshot(`${golden}.txt`));
  test("as markdown", () => expect(trustMarkdown(report)).toMatchFileSnapshot(`${golden}.md`));
  test("as json", () => expect(trustJson(report)).toMatchFileSnapshot(`${golden}.json`));
});

test("the json has these keys, and no other", () => {
  const keys = (value: object): readonly string[] => Object.keys(value);
  const { picture } = reportOf(mixedFleet);
  expect(keys(JSON.parse(trustJson(reportOf(mixedFleet))))).toEqual([
    "version",
    "fails",
    "mesh",
    "at",
    "clusters",
    "roots",
    "authorities",
    "peerGroups",
    "refusals",
    "notChecked",
    "calendar",
    "firstFailure",
    "findings",
  ]);
  expect(keys(picture.roots[0] ?? {})).toEqual([
    "fingerprint",
    "subject",
    "file",
    "key",
    "notBefore",
    "notAfter",
    "daysLeft",
    "acceptedBy",
    "signsFor",
  ]);
  expect(keys(picture.authorities[0] ?? {})).toEqual([
    "saidBy",
    "clusters",
    "peerGroups",
    "trustDomain",
    "issuer",
    "signingRoot",
    "roots",
    "chain",
    "intermediate",
    "workloadCertificateTTL",
    "cacerts",
  ]);
  expect(keys(picture.calendar[0] ?? {})).toEqual([
    "at",
    "inDays",
    "what",
    "role",
    "fingerprint",
    "subject",
    "file",
    "clusters",
    "breaks",
  ]);
});

const cwd = scratchFolder("trust");
afterAll(() => remove(cwd));
const fleet = copySample(cwd);
const root = join(fleet, "roots/harbour-mesh-root-2026.pem");
const whole = readFileSync(root);

const trust = (...args: readonly string[]) => runCli(["trust", ...args], { cwd });

describe("the command", () => {
  test("names the day on which the sample fleet breaks, and agrees with it on every day around it", async () => {
    const { exitCode, stdout, stderr } = await trust();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("First to fail: 2045-10-03");
    expect((await trust("--at", "2045-10-02")).exitCode).toBe(0);
    for (const [day, code] of [
      ["2045-10-03", "MW3047"],
      ["2045-12-31", "MW3047"],
      ["2046-01-01", "MW3005"],
    ] as const) {
      const ahead = await trust("--at", day);
      expect([day, ahead.exitCode, codesIn(ahead.stdout).includes(code)]).toEqual([day, 1, true]);
      expect(ahead.stdout).toContain(`Something fails on ${day}.`);
    }
  });

  test.each([
    "2026-02-30",
    "2027-02-30",
    "2027-13-01",
    "tomorrow",
    "2026-11-30",
    "2027-1-1",
    "2027-01-01T00:00:00Z",
    "-1",
  ])("%j is no day to look at", async (day) => {
    const { exitCode, stdout, stderr } = await trust(`--at=${day}`);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("at: ");
  });

  test("today is a day to look at", async () => {
    expect((await trust("--at", "2026-12-01")).exitCode).toBe(0);
  });

  test.each(["text", "markdown", "json"])("a root that has expired is shown as %s all the same", async (format) => {
    copyFileSync(pkiFile("expired-root"), root);
    const { exitCode, stdout, stderr } = await trust("--format", format);
    const rendered = await runCli(["render"], { cwd });
    copyFileSync(pkiFile("future-root"), root);
    const early = await trust("--format", "json");
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
    expect(stdout).toContain("Corner Shop Old Root");
    expect(stdout.match(/MW3005/g)?.length).toBeGreaterThanOrEqual(2);
    expect({ exitCode: rendered.exitCode, codes: codesIn(rendered.stderr) }).toEqual({
      exitCode: 2,
      codes: ["MW3005"],
    });
    if (format === "json")
      expect(JSON.parse(stdout).findings.filter(({ code }: Finding) => code === "MW3005")).toHaveLength(1);
    expect(early.exitCode).toBe(1);
    expect(JSON.parse(early.stdout)).toMatchObject({ fails: true, refusals: [{ codes: [[["MW3006"]]] }] });
  });

  test("a fleet that cannot be read is an error, and no picture", async () => {
    copyFileSync(pkiFile("leaf"), root);
    const { exitCode, stdout, stderr } = await trust();
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: ["MW3003"] });
  });

  test("a cluster whose peers do not accept it is shown with who does not accept whom", async () => {
    writeFileSync(root, whole);
    copyFileSync(pkiFile("next-root"), join(fleet, "roots/next.pem"));
    edit(join(fleet, "clusters/cluster-b.yaml"), [
      "kubernetesVersion:",
      "certificateAuthority: {roots: [roots/next.pem]}\nkubernetesVersion:",
    ]);
    const { exitCode, stdout } = await trust("--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      refusals: [
        {
          classes: [["cluster-a"], ["cluster-b"]],
          codes: [
            [[], ["MW3040"]],
            [["MW3040"], []],
          ],
        },
      ],
    });
  });

  test("colours are for terminals, and not for NO_COLOR", async () => {
    const coloured = await runCli(["trust"], { cwd, env: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001B[");
    const { stdout } = await runCli(["trust"], { cwd, env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(stdout).not.toContain("\u001B[");
  });
});

test("more than five peer groups that differ are told of by name", () => {
  const { mesh } = mixedFleet;
  const [ohio, tokyo] = mixedFleet.clusters.slice(-2);
  if (ohio === undefined || tokyo === undefined) throw new Error("the trial has two clusters");
  const clusters = ["a", "b", "c", "d", "e", "f", "g"].flatMap((zone) =>
    [ohio, tokyo].map((one) => ({ ...one, name: `${one.name}-${zone}`, peerGroup: `trial-${zone}` })),
  );
  const report = reportOf({ mesh, clusters, apps: [] });
  for (const text of [trustText(report, plain), trustMarkdown(report)]) {
    expect(text.match(/who accepts whom in/gi)).toHaveLength(5);
    expect(text).toContain("in trial-f, trial-g; json has all of it.");
  }
});
