import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { editYaml } from "@meshwright/config";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { codesIn, runCli } from "./fake-context.ts";
import { applied, day, fleetText, newArn, newRoot, rotate, withNewRoot } from "./rotation.ts";
import { contents, edit, remove, repository, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("rotate-root-refused");
afterAll(() => remove(scratch));

const to = ["--to", "new/harbour-2027.pem"];
const trustBoth = [...to, "--apply", "trust-both"];

interface Refused {
  readonly title: string;
  readonly code: string;
  /** What happens to the sample before. */
  readonly before?: (cwd: string) => unknown;
  readonly on?: string;
  readonly args: readonly string[];
}

const mesh = (cwd: string): string => join(cwd, "fleet/mesh.yaml");

/** As far as `sign`, on the third. */
async function signed(cwd: string): Promise<void> {
  await applied(cwd, "2026-12-01", ...trustBoth);
  await applied(cwd, "2026-12-02", "--apply", "verify");
  await applied(cwd, "2026-12-03", "--issuer", newArn, "--apply", "sign");
}

const refused: readonly Refused[] = [
  { title: "no new root is named", code: "MW0120", args: ["--apply", "trust-both"] },
  { title: "the new root is not there", code: "MW0001", args: ["--to", "new/none.pem"] },
  {
    title: "a private key is pasted into the new root",
    code: "MW6001",
    before: (cwd) =>
      writeFileSync(join(cwd, "new/key.pem"), "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG\n-----END PRIVATE KEY-----\n"),
    args: ["--to", "new/key.pem"],
  },
  {
    title: "the new root is a leaf",
    code: "MW3003",
    args: ["--to", join(repository, "packages/config/test/pki/leaf.pem")],
  },
  {
    title: "the new root has expired",
    code: "MW3005",
    args: ["--to", join(repository, "packages/config/test/pki/expired-root.pem")],
  },
  {
    title: "the file of the new root holds two",
    code: "MW3074",
    before: async (cwd) => writeFileSync(join(cwd, "new/two.pem"), (await newRoot()) + (await newRoot("CN=Quay Root"))),
    args: ["--to", "new/two.pem"],
  },
  {
    title: "the new root is the old one",
    code: "MW3074",
    args: ["--to", "fleet/roots/harbour-mesh-root-2026.pem"],
  },
  {
    title: "the new root is younger than clocks differ",
    code: "MW3074",
    on: "2026-11-01",
    before: async (cwd) => {
      edit(mesh(cwd), [
        "trustDomain: mesh.harbour.example\n",
        "trustDomain: mesh.harbour.example\ntrust:\n  clockSkew: 24h\n",
      ]);
    },
    args: trustBoth,
  },
  {
    title: "another root than that of the rotation under way is named",
    code: "MW3074",
    before: async (cwd) => {
      await applied(cwd, "2026-12-01", ...trustBoth);
      writeFileSync(join(cwd, "new/quay.pem"), await newRoot("CN=Quay Root"));
    },
    args: ["--to", "new/quay.pem", "--apply", "verify"],
  },
  { title: "a stage is left out", code: "MW3075", args: [...to, "--apply", "sign"] },
  {
    title: "a stage comes twice",
    code: "MW3075",
    before: (cwd) => applied(cwd, "2026-12-01", ...trustBoth),
    args: ["--apply", "trust-both"],
  },
  {
    title: "certificates of the old root may be alive",
    code: "MW3076",
    before: signed,
    on: "2026-12-05",
    args: ["--apply", "wait"],
  },
  {
    title: "cert-manager writes cacerts itself",
    code: "MW3078",
    before: (cwd) => edit(mesh(cwd), ["  subject:\n", "  cacerts: direct\n  subject:\n"]),
    args: trustBoth,
  },
  {
    title: "a file is written in a way that nobody edits",
    code: "MW3078",
    before: (cwd) => edit(mesh(cwd), ["  roots:\n    - ", "  ? roots\n  : - "]),
    args: trustBoth,
  },
  { title: "there is no such peer group", code: "MW3078", args: [...trustBoth, "--peer-group", "south"] },
  {
    title: "a rotation of the whole fleet is under way",
    code: "MW3078",
    before: (cwd) => applied(cwd, "2026-12-01", ...trustBoth),
    args: ["--peer-group", "default", "--apply", "verify"],
  },
  { title: "the chain is not there", code: "MW3074", args: [...to, "--chain", "new/none.pem"] },
  {
    title: "the chain has the name of another file of the fleet",
    code: "MW3074",
    before: async (cwd) => writeFileSync(join(cwd, "new/harbour-mesh-root-2026.pem"), await newRoot("CN=Dock")),
    args: [...to, "--chain", "new/harbour-mesh-root-2026.pem"],
  },
  { title: "the issuer is nothing that can be read", code: "MW3079", args: [...to, "--issuer", "new/issuer.yaml"] },
  { title: "the issuer is no map", code: "MW3079", args: [...to, "--issuer", "new/harbour-2027.pem"] },
  {
    title: "the issuer is of a cluster that is not there",
    code: "MW3079",
    args: [...to, "--issuer", `cluster-z=${newArn}`],
  },
  {
    title: "the issuer has an ARN of something else",
    code: "MW0018",
    args: [...to, "--issuer", "arn:aws:s3:::harbour"],
  },
  { title: "the issuer lacks what its kind needs", code: "MW0014", args: [...to, "--issuer", "{kind: ca-secret}"] },
];

const errorsIn = (text: string): readonly string[] => codesIn(text.replaceAll(/\b(warning|info) MW/g, ""));

describe("a rotation is refused, and nothing is changed, where", () => {
  let cwd = "";
  beforeEach(async () => {
    cwd = await withNewRoot(scratch);
  });

  test.each(refused)("$title", async ({ code, before, on = "2026-12-04", args }) => {
    await before?.(cwd);
    const files = contents(cwd);
    const { exitCode, stdout, stderr } = await rotate(cwd, on, ...args);
    expect({ exitCode, stdout, codes: errorsIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: [code] });
    expect(stderr).not.toContain("MIGHAgEAMBMG");
    expect(contents(cwd)).toEqual(files);
  });

  test("the fleet that comes of it would be wrong", async () => {
    await applied(cwd, "2026-12-01", ...trustBoth);
    await applied(cwd, "2026-12-02", "--apply", "verify");
    const files = contents(cwd);
    const other = newArn.replace("arn:aws:acm-pca:eu-west-1", "arn:aws-cn:acm-pca:cn-north-1");
    const { exitCode, stderr } = await rotate(cwd, "2026-12-03", "--issuer", other, "--apply", "sign");
    expect([exitCode, codesIn(stderr).length > 0]).toEqual([2, true]);
    expect(contents(cwd)).toEqual(files);
  });
});

describe("a rotation is told", () => {
  test("that an issuer stays as it is, though it is to sign under another root", async () => {
    const cwd = await withNewRoot(scratch);
    await applied(cwd, "2026-12-01", ...trustBoth);
    await applied(cwd, "2026-12-02", "--apply", "verify");
    const { exitCode, stderr } = await rotate(cwd, "2026-12-03", "--apply", "sign");
    expect([exitCode, codesIn(stderr)]).toEqual([0, ["MW3077"]]);
  });

  test("to wait for the next renewal, where an external issuer keeps its name", async () => {
    const cwd = await withNewRoot(scratch);
    const issuer = {
      kind: "external",
      apiVersion: "certmanager.step.sm/v1beta1",
      issuerKind: "StepClusterIssuer",
      name: "harbour",
      capabilities: { signsCa: true, caCrt: "root" },
    };
    writeFileSync(
      mesh(cwd),
      editYaml(fleetText(cwd), [{ keyPath: ["certificateAuthority", "issuer"], value: issuer }]),
    );
    await applied(cwd, "2026-12-01", ...trustBoth);
    await applied(cwd, "2026-12-02", "--apply", "verify");
    const { exitCode, stderr } = await rotate(cwd, "2026-12-03", "--apply", "sign");
    expect([exitCode, codesIn(stderr)]).toEqual([0, ["MW3077"]]);
    // 90 days, renewed 30 days before their end.
    expect(fleetText(cwd)).toContain('until: "2027-02-04"');
  });

  test("of a fleet in code as edits to make by hand", async () => {
    const cwd = await withNewRoot(scratch);
    const parts = {
      mesh: parse(fleetText(cwd)),
      clusters: ["cluster-a", "cluster-b"].map((name) => parse(fleetText(cwd, `clusters/${name}.yaml`))),
    };
    writeFileSync(join(cwd, "fleet/fleet.ts"), `export const fleet = ${JSON.stringify({ ...parts, apps: [] })};\n`);
    const said = ["--fleet", "fleet/fleet.ts", ...to];
    const plan = await runCli(["plan", "rotate-root", ...said], { cwd, today: day("2026-12-01") });
    expect([plan.exitCode, codesIn(plan.stderr)]).toEqual([0, ["MW3077"]]);
    expect(plan.stdout).toContain(
      '+ certificateAuthority.roots: ["roots/harbour-mesh-root-2026.pem","roots/harbour-2027.pem"]',
    );
    const apply = await runCli(["plan", "rotate-root", ...said, "--apply", "trust-both"], {
      cwd,
      today: day("2026-12-01"),
    });
    expect([apply.exitCode, codesIn(apply.stderr)]).toEqual([2, ["MW3078"]]);
  });
});
