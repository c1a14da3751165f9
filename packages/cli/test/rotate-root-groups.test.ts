import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { applied, day, differing, fleetText, newArn, rotate, treeOf, withNewRoot } from "./rotation.ts";
import { addCluster, edit, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("rotate-root-groups");
afterAll(() => remove(scratch));

const old = "roots/harbour-mesh-root-2026.pem";
const to = ["--to", "new/harbour-2027.pem"];

/** The sample and two clusters of another peer group. */
async function withSouth(): Promise<string> {
  const cwd = await withNewRoot(scratch);
  for (const [name, number] of [
    ["cluster-c", 3],
    ["cluster-d", 4],
  ] as const) {
    addCluster(join(cwd, "fleet"), name, number);
    edit(join(cwd, `fleet/clusters/${name}.yaml`), ["peerGroup: default", "peerGroup: south"]);
  }
  return cwd;
}

const steps = (issuer: string) =>
  [
    ["2026-12-01", ...to, "--apply", "trust-both"],
    ["2026-12-02", "--apply", "verify"],
    ["2026-12-03", "--issuer", issuer, "--apply", "sign"],
    ["2026-12-06", "--apply", "wait"],
    ["2026-12-07", "--apply", "drop"],
  ] as const;

describe("a peer group", () => {
  test("changes its root alone: in the files of its clusters, and in nothing else that is applied to clusters", async () => {
    const cwd = await withSouth();
    const clusters = ["c", "d"].map((letter) => `clusters/cluster-${letter}.yaml`);
    const before = await treeOf(cwd, "2026-12-01");
    const texts = clusters.map((file) => fleetText(cwd, file));
    for (const [on, ...args] of steps(newArn)) {
      await applied(cwd, on, "--peer-group", "south", ...args);
      const { exitCode, stderr } = await runCli(["render"], { cwd, today: day(on) });
      expect({ exitCode, told: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, told: "" });
      const changed = differing(before, await treeOf(cwd, on));
      expect(changed.filter((path) => !/^(cluster-[cd]|_fleet\/access)\//.test(path))).toEqual([]);
    }
    const assumeRole = "    assumeRole: arn:aws:iam::111122223333:role/harbour-mesh-ca";
    const own = [
      "",
      "certificateAuthority:",
      "  roots:",
      "    - roots/harbour-2027.pem",
      "  issuer:",
      "    kind: aws-private-ca",
      `    arn: ${newArn}`,
      assumeRole,
      "",
    ].join("\n");
    expect(clusters.map((file) => fleetText(cwd, file))).toEqual(texts.map((text) => text + own));
    // The others follow as a group of their own, not as a fleet of which some are there already.
    expect(codesIn((await rotate(cwd, "2026-12-08", ...to)).stderr)).toContain("MW3074");
    expect((await rotate(cwd, "2026-12-08", ...to, "--peer-group", "default")).stdout).toContain(`${old} -> `);
  }, 60_000);

  test("that has a root of its own takes part in the rotation of the fleet", async () => {
    const cwd = await withSouth();
    for (const letter of ["c", "d"])
      edit(join(cwd, `fleet/clusters/cluster-${letter}.yaml`), [
        "podCIDRs:",
        `certificateAuthority: {roots: [${old}], issuer: {kind: ca-secret, secretName: harbour-south}}\npodCIDRs:`,
      ]);
    const role = "arn:aws:iam::111122223333:role/harbour-mesh-ca";
    const aws = `{kind: aws-private-ca, arn: "${newArn}", assumeRole: "${role}"}`;
    const issuers = ["--issuer", "cluster-c={kind: ca-secret, secretName: quay}", "--issuer", `cluster-d=${aws}`];
    for (const [on, ...args] of steps(newArn)) {
      await applied(cwd, on, ...args, ...(args.some((word) => word === "sign") ? issuers : []));
      const { exitCode, stderr } = await runCli(["render"], { cwd, today: day(on) });
      expect({ exitCode, told: exitCode === 0 ? "" : stderr }).toEqual({ exitCode: 0, told: "" });
    }
    const lines = ["c", "d"].map((letter) =>
      fleetText(cwd, `clusters/cluster-${letter}.yaml`)
        .split("\n")
        .filter((line) => line.startsWith("certificateAuthority")),
    );
    expect(lines).toEqual([
      ["certificateAuthority: {roots: [roots/harbour-2027.pem], issuer: {kind: ca-secret, secretName: quay}}"],
      [
        `certificateAuthority: {roots: [roots/harbour-2027.pem], issuer: {kind: aws-private-ca, arn: ${newArn}, assumeRole: ${role}}}`,
      ],
    ]);
  }, 60_000);

  test("is shown beside another that rotates at the same time", async () => {
    const cwd = await withSouth();
    await applied(cwd, "2026-12-01", "--peer-group", "south", ...to, "--apply", "trust-both");
    await applied(cwd, "2026-12-02", "--peer-group", "south", "--apply", "verify");
    await applied(cwd, "2026-12-02", "--peer-group", "default", ...to, "--apply", "trust-both");
    const { stdout } = await runCli(["plan", "--format", "json"], { cwd, today: day("2026-12-02") });
    const { rotations } = JSON.parse(stdout);
    expect(rotations).toMatchObject([
      { of: "peer group default", clusters: ["cluster-a", "cluster-b"] },
      { of: "peer group south", clusters: ["cluster-c", "cluster-d"] },
    ]);
    expect(
      rotations.map(
        ({ stages }: { readonly stages: readonly { readonly stage: string; readonly state: string }[] }) =>
          stages.find(({ state }) => state === "next")?.stage,
      ),
    ).toEqual(["verify", "sign"]);
  });
});
