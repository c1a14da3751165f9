import { mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, describe, expect, test } from "vitest";
import type { Flags } from "./beginnings.ts";
import { argsOf, clusterWords } from "./beginnings.ts";
import { runCli } from "./fake-context.ts";
import { copyBareSample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("add-cluster-network");
afterAll(() => remove(scratch));

/** A folder of its own with the sample fleet in it, which says little of its network. */
function withSample(): string {
  const cwd = mkdtempSync(join(scratch, "own-"));
  copyBareSample(cwd);
  return cwd;
}

const { name: _, ...good } = clusterWords("c", "eu-central-1");
const { name: __, ...other } = clusterWords("d", "eu-central-1");
const add = (cwd: string, flags: Flags, name = "cluster-c") =>
  runCli(["add", "cluster", ...argsOf(flags), name], { cwd });

const podNetworkingIs = (said: string): readonly [string, string] => [
  "serviceCIDR:",
  `podNetworking: ${said}\nserviceCIDR:`,
];

const fileOf = (cwd: string, name = "cluster-c"): string =>
  readFileSync(join(cwd, `fleet/clusters/${name}.yaml`), "utf8");

describe("what add cluster says of the network", () => {
  test("takes over how pods get their addresses, where they are those of the VPC", async () => {
    const cwd = withSample();
    for (const letter of ["a", "b"])
      edit(join(cwd, `fleet/clusters/cluster-${letter}.yaml`), podNetworkingIs("{kind: vpc-cni, externalSNAT: true}"));
    await add(cwd, good);
    expect(load(fileOf(cwd))).toMatchObject({ podNetworking: { kind: "vpc-cni", externalSNAT: true } });
    await add(cwd, { ...other, "pod-cidr": "100.99.0.0/16" }, "cluster-d");
    expect(load(fileOf(cwd, "cluster-d"))).not.toHaveProperty("podNetworking");
  });

  test("does not take over how pods get their addresses where that differs, or asks something of subnets", async () => {
    const cwd = withSample();
    edit(join(cwd, "fleet/clusters/cluster-a.yaml"), podNetworkingIs("{kind: vpc-cni}"));
    edit(join(cwd, "fleet/clusters/cluster-b.yaml"), podNetworkingIs("{kind: vpc-cni, externalSNAT: true}"));
    await add(cwd, good);
    expect(load(fileOf(cwd))).not.toHaveProperty("podNetworking");
  });

  test("takes security groups and the access of the endpoint from flags", async () => {
    const cwd = withSample();
    const groups = { "security-group": "sg-0c1b2c3d4e5f60718", "node-security-group": "sg-0c2b2c3d4e5f60718" };
    await add(cwd, { ...good, ...groups, "endpoint-access": "private" });
    expect(load(fileOf(cwd))).toMatchObject({
      securityGroups: { controlPlane: [{ id: "sg-0c1b2c3d4e5f60718" }], nodes: [{ id: "sg-0c2b2c3d4e5f60718" }] },
      apiServer: { access: { private: true, public: false } },
    });
  });
});
