import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "@meshwright/testkit";
import { afterAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import {
  applied,
  day,
  differing,
  fleetText,
  newArn,
  newRoot,
  oldArn,
  rotate,
  treeOf,
  withNewRoot,
} from "./rotation.ts";
import { contents, remove, repository, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("rotate-root");
afterAll(() => remove(scratch));

const validity = { notBefore: new Date("2026-11-01T00:00:00Z"), notAfter: new Date("2046-11-01T00:00:00Z") };
const to = ["--to", "new/harbour-2027.pem"];

/** The stages on the sample fleet: the day, what is said beside --apply, and the lines that go and come. */
const stages: readonly {
  readonly stage: string;
  readonly on: string;
  readonly said: readonly string[];
  readonly lines: readonly string[];
}[] = [
  {
    stage: "trust-both",
    on: "2026-12-01",
    said: to,
    lines: [
      "+/roots/harbour-2027.pem",
      "+mesh.yaml:     - roots/harbour-2027.pem",
      "+mesh.yaml:   signingRoot: roots/harbour-mesh-root-2026.pem",
      "+mesh.yaml:   rotation:",
      "+mesh.yaml:     to: roots/harbour-2027.pem",
      '+mesh.yaml:     trusted: "2026-12-01"',
    ],
  },
  { stage: "verify", on: "2026-12-02", said: [], lines: ['+mesh.yaml:     verified: "2026-12-02"'] },
  {
    stage: "sign",
    on: "2026-12-03",
    said: ["--issuer", newArn],
    lines: [
      `-mesh.yaml:     arn: ${oldArn}`,
      "-mesh.yaml:   signingRoot: roots/harbour-mesh-root-2026.pem",
      `+mesh.yaml:     arn: ${newArn}`,
      "+mesh.yaml:   signingRoot: roots/harbour-2027.pem",
      '+mesh.yaml:     signed: "2026-12-03"',
      '+mesh.yaml:     until: "2026-12-06"',
    ],
  },
  { stage: "wait", on: "2026-12-06", said: [], lines: ['+mesh.yaml:     waited: "2026-12-06"'] },
  {
    stage: "drop",
    on: "2026-12-07",
    said: [],
    lines: [
      "-mesh.yaml:     - roots/harbour-mesh-root-2026.pem",
      "-mesh.yaml:   signingRoot: roots/harbour-2027.pem",
      "-mesh.yaml:   rotation:",
      "-mesh.yaml:     to: roots/harbour-2027.pem",
      '-mesh.yaml:     trusted: "2026-12-01"',
      '-mesh.yaml:     verified: "2026-12-02"',
      '-mesh.yaml:     signed: "2026-12-03"',
      '-mesh.yaml:     until: "2026-12-06"',
      '-mesh.yaml:     waited: "2026-12-06"',
      "-/roots/harbour-mesh-root-2026.pem",
    ],
  },
];

/** What is rendered from the roots: the assembly, the gates of links, and what the verifying jobs compare with. */
const rootFiles = [
  "110-verify/configmap-meshwright-verify-meshwright-verify.yaml",
  "40-ca/externalsecret-istio-system-cacerts.yaml",
  "gates/argocd/70-link-*/job-meshwright-gates-gate-70-link-*.yaml",
];

/** What is rendered from the issuer, whose name tells the root, and what a cluster needs to ask it. */
const issuerFiles = [
  "00-network/clusterrole-meshwright-gates.yaml",
  "30-issuers/awspcaclusterissuer-mesh-ca-….yaml",
  "40-ca/certificate-istio-system-istio-ca.yaml",
  "_fleet/access/role-111122223333-harbour-mesh-ca.issuer.policy.json",
  "access/issuer-role.policy.json",
  "gates/argocd/40-ca/job-meshwright-gates-gate-40-ca.yaml",
];

/** A path without what differs from cluster to cluster and from root to root. */
const kindOf = (path: string): string =>
  path
    .replaceAll(/cluster-[ab]/g, "*")
    .replaceAll(/mesh-ca-[0-9a-f]{8}/g, "mesh-ca-…")
    .replace(/^\*\//, "");

describe("the sample fleet", () => {
  test("changes its root stage by stage: only these lines differ, and its tree is clean after each", async () => {
    const cwd = await withNewRoot(scratch);
    const trees = [await treeOf(cwd, "2026-12-01")];
    const standing: string[] = [];
    for (const { stage, on, said, lines } of stages) {
      const changed = await applied(cwd, on, ...said, "--apply", stage);
      expect(changed.toSorted()).toEqual(lines.toSorted());
      for (const command of ["render", "check"]) {
        const { exitCode, stdout, stderr } = await runCli([command], { cwd, today: day(on) });
        expect({ stage, exitCode, told: exitCode === 0 ? "" : stderr + stdout }).toEqual({
          stage,
          exitCode: 0,
          told: "",
        });
      }
      trees.push(await treeOf(cwd, on));
      const { stdout } = await runCli(["plan"], { cwd, today: day(on) });
      standing.push(/^next {2}(\S+)/m.exec(stdout)?.[1] ?? stdout);
    }
    expect(standing).toEqual([
      "verify",
      "sign",
      "wait",
      "drop",
      "No rotation is under way.\nroots/harbour-2027.pem: cluster-a, cluster-b\n",
    ]);
    const changedBy = trees.slice(1).map((tree, index) => differing(trees[index] ?? tree, tree));
    // What is only recorded changes no byte.
    expect([changedBy[1], changedBy[3]]).toEqual([[], []]);
    const kinds = changedBy.map((paths) => [...new Set(paths.map(kindOf))].toSorted());
    expect(kinds).toEqual([rootFiles, [], issuerFiles, [], rootFiles]);
    const old = readFileSync(join(import.meta.dirname, "../../../fleet/roots/harbour-mesh-root-2026.pem"), "utf8");
    const body = old.split("\n")[3] ?? "";
    expect([...(trees[0] ?? new Map())].some(([, text]) => String(text).includes(body))).toBe(true);
    expect([...(trees.at(-1) ?? new Map())].filter(([, text]) => String(text).includes(body))).toEqual([]);
  }, 120_000);

  test("renders what it rendered before, once a stage is reverted", async () => {
    const cwd = await withNewRoot(scratch);
    const before = fleetText(cwd);
    const first = await treeOf(cwd, "2026-12-01");
    await applied(cwd, "2026-12-01", ...to, "--apply", "trust-both");
    const both = await treeOf(cwd, "2026-12-01");
    const trusted = fleetText(cwd);
    await applied(cwd, "2026-12-02", "--apply", "verify");
    await applied(cwd, "2026-12-03", "--issuer", newArn, "--apply", "sign");
    writeFileSync(join(cwd, "fleet/mesh.yaml"), trusted);
    expect(differing(await treeOf(cwd, "2026-12-04"), both)).toEqual([]);
    writeFileSync(join(cwd, "fleet/mesh.yaml"), before);
    expect(differing(await treeOf(cwd, "2026-12-04"), first)).toEqual([]);
  });

  test("shows the same plan as text and as json, and changes nothing by it", async () => {
    const cwd = await withNewRoot(scratch);
    const before = contents(cwd);
    const text = await rotate(cwd, "2026-12-01", ...to, "--issuer", newArn);
    const json = await rotate(cwd, "2026-12-01", ...to, "--issuer", newArn, "--format", "json");
    expect(contents(cwd)).toEqual(before);
    expect([text.exitCode, json.exitCode, codesIn(text.stderr)]).toEqual([0, 0, []]);
    const plan: unknown = JSON.parse(json.stdout);
    expect(plan).toMatchObject({
      of: "the whole fleet",
      clusters: ["cluster-a", "cluster-b"],
      from: ["roots/harbour-mesh-root-2026.pem"],
      to: "roots/harbour-2027.pem",
      stages: stages.map(({ stage }, index) => ({ stage, state: index === 0 ? "next" : "later" })),
    });
    await expect(text.stdout).toMatchFileSnapshot(join(import.meta.dirname, "golden/rotation-plan.txt"));
  });

  test("takes the CA between the new root and the clusters with it, and leaves it where it is", async () => {
    const cwd = await withNewRoot(scratch);
    const root = await makeCertificate({ subject: "CN=Quay Root", ...validity });
    const between = await makeCertificate({ subject: "CN=Quay Issuing CA", issuer: root, ...validity });
    writeFileSync(join(cwd, "new/harbour-2027.pem"), root.pem);
    writeFileSync(join(cwd, "new/quay-issuing.pem"), between.pem);
    await applied(cwd, "2026-12-01", ...to, "--apply", "trust-both");
    await applied(cwd, "2026-12-02", "--apply", "verify");
    const chain = ["--chain", "new/quay-issuing.pem"];
    const signed = await applied(cwd, "2026-12-03", "--issuer", newArn, ...chain, "--apply", "sign");
    expect(signed).toEqual(
      expect.arrayContaining([
        "+/roots/quay-issuing.pem",
        "+mesh.yaml:   chain:",
        "+mesh.yaml:     - roots/quay-issuing.pem",
      ]),
    );
    await applied(cwd, "2026-12-06", "--apply", "wait");
    expect(await applied(cwd, "2026-12-07", "--apply", "drop")).not.toContain("-/roots/quay-issuing.pem");
    await treeOf(cwd, "2026-12-07");
    // The next root is without one: then the old one's goes with the issuer.
    writeFileSync(join(cwd, "new/dock.pem"), await newRoot("CN=Dock Root"));
    await applied(cwd, "2026-12-08", "--to", "new/dock.pem", "--apply", "trust-both");
    await applied(cwd, "2026-12-09", "--apply", "verify");
    const again = await applied(cwd, "2026-12-10", "--issuer", oldArn, "--apply", "sign");
    expect(again).toEqual(expect.arrayContaining(["-/roots/quay-issuing.pem", "-mesh.yaml:   chain:"]));
  });

  test("is shown in the runbook as it is printed", async () => {
    const cwd = await withNewRoot(scratch);
    const { stdout } = await rotate(cwd, "2026-12-01", ...to, "--issuer", newArn);
    const runbook = readFileSync(join(repository, "docs/rotation.md"), "utf8");
    expect(runbook).toContain(`\n${stdout.slice(0, stdout.indexOf("\nlater verify"))}\`\`\`\n`);
    expect(runbook).toContain(`--to new/harbour-2027.pem --issuer ${newArn}`);
  });

  test("keeps what a person has formatted, in every stage", async () => {
    const cwd = await withNewRoot(scratch);
    const all = fleetText(cwd).split("\n");
    for (const { stage, on, said } of stages) await applied(cwd, on, ...said, "--apply", stage);
    const kept = fleetText(cwd).split("\n");
    const gone = all.filter((line) => !kept.includes(line));
    expect(gone).toEqual([`    arn: ${oldArn}`, "    - roots/harbour-mesh-root-2026.pem"]);
    expect(kept.length).toBe(all.length);
  });
});

test("a root so near its end that the issuer refuses renewals can still be replaced", async () => {
  const cwd = await withNewRoot(scratch);
  expect(await applied(cwd, "2045-11-01", ...to, "--apply", "trust-both")).toContain(
    "+mesh.yaml:     - roots/harbour-2027.pem",
  );
  expect((await treeOf(cwd, "2045-11-01")).size).toBeGreaterThan(0);
});
