import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCertificate } from "@meshwright/testkit";
import { afterAll, describe, expect, test } from "vitest";
import { applied, fleetText, newArn, newRoot, rotate, withNewRoot } from "./rotation.ts";
import { remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("rotate-root-odd");
afterAll(() => remove(scratch));

const validity = { notBefore: new Date("2026-11-01T00:00:00Z"), notAfter: new Date("2046-11-01T00:00:00Z") };
const to = ["--to", "new/harbour-2027.pem"];

describe("a rotation that is not like others", () => {
  test("leaves a new root where somebody has put it", async () => {
    const cwd = await withNewRoot(scratch);
    const pem = await newRoot();
    writeFileSync(join(cwd, "fleet/roots/quay-2027.pem"), pem);
    const lines = await applied(cwd, "2026-12-01", "--to", "fleet/roots/quay-2027.pem", "--apply", "trust-both");
    expect(lines.filter((line) => line.includes("quay-2027"))).toEqual([
      "+mesh.yaml:     - roots/quay-2027.pem",
      "+mesh.yaml:     to: roots/quay-2027.pem",
    ]);
    expect(fleetText(cwd, "roots/quay-2027.pem")).toBe(pem);
  });

  test("can be finished after the old root has expired", async () => {
    const cwd = await withNewRoot(scratch);
    const old = { ...validity, notAfter: new Date("2026-12-06T00:00:00Z") };
    const { pem } = await makeCertificate({ subject: "CN=Harbour Root 2016", ...old });
    writeFileSync(join(cwd, "fleet/roots/harbour-mesh-root-2026.pem"), pem);
    await applied(cwd, "2026-12-01", ...to, "--apply", "trust-both");
    await applied(cwd, "2026-12-02", "--apply", "verify");
    await applied(cwd, "2026-12-03", "--issuer", newArn, "--apply", "sign");
    await applied(cwd, "2026-12-07", "--apply", "wait");
    expect(await applied(cwd, "2026-12-07", "--apply", "drop")).toContain("-/roots/harbour-mesh-root-2026.pem");
  });

  test("tells of a key in a file of --chain where it was named, and repeats nothing of it", async () => {
    const cwd = await withNewRoot(scratch);
    await applied(cwd, "2026-12-01", ...to, "--apply", "trust-both");
    await applied(cwd, "2026-12-02", "--apply", "verify");
    const key = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMG\n-----END PRIVATE KEY-----\n";
    writeFileSync(join(cwd, "new/quay.pem"), key + (await newRoot("CN=Quay Issuing CA")));
    const args = ["--issuer", newArn, "--chain", "new/quay.pem", "--apply", "sign"];
    const { exitCode, stderr } = await rotate(cwd, "2026-12-03", ...args);
    expect([exitCode, stderr.split(":")[0], stderr.includes("MIGHAgEAMBMG")]).toEqual([2, "--chain", false]);
    expect(stderr).toContain("MW6001");
  });
});
