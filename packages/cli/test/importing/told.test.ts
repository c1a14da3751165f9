import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { printedEniConfigs } from "@meshwright/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { codesIn, runCli } from "../fake-context.ts";
import { contents, remove } from "../sample-fleets.ts";
import type { SavedOutputs } from "./saved-outputs.ts";
import { gatewayA, savedOutputs, vpcA } from "./saved-outputs.ts";

let saved: SavedOutputs;
beforeEach(() => (saved = savedOutputs("import-told")));
afterEach(() => remove(saved.at));

const run = (...more: readonly string[]) => runCli(["fleet", "import", "aws", ...more], { cwd: saved.at });
const routes = "tgw-rtb-0a55c1d2e3f4a5b6c.json";

describe("what is no mistake", () => {
  test("is told: things of nobody in the fleet, files of other kinds, outputs that nobody needs", async () => {
    writeFileSync(join(saved.aws, "calls.sh"), "#!/bin/bash\naws ec2 describe-subnets\n");
    writeFileSync(join(saved.aws, "rules.json"), '{"SecurityGroupRules": []}');
    writeFileSync(join(saved.aws, ".DS_Store"), "\0");
    const vpc = readFileSync(join(saved.aws, `${vpcA}.json`), "utf8").replaceAll(vpcA, "vpc-0c7c31e58d9f24b60");
    writeFileSync(join(saved.aws, "other-vpc.json"), vpc);
    const gateway = readFileSync(join(saved.aws, `${gatewayA}.json`), "utf8").replaceAll(
      gatewayA,
      "tgw-0c44c1d2e3f4a5b6c",
    );
    writeFileSync(join(saved.aws, "other-gateway.json"), gateway);
    const { exitCode, stderr } = await run("aws");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^aws\/calls\.sh: info MW5062/m);
    expect(stderr).toMatch(/^aws\/rules\.json: info MW5062/m);
    expect(stderr).toMatch(/^aws\/other-vpc\.json: info MW5057: vpc-0c7c31e58d9f24b60 /m);
    expect(stderr).toMatch(/^aws\/other-gateway\.json: info MW5057: tgw-0c44c1d2e3f4a5b6c in eu-west-1/m);
    expect(stderr).not.toContain("DS_Store");
  });

  test("is told: what no file says, with the call to make", async () => {
    for (const file of [`dns-support-${vpcA}.json`, "instances-cluster-a.json", routes]) rmSync(join(saved.aws, file));
    const { exitCode, stderr, stdout } = await run("aws");
    expect(exitCode).toBe(1);
    const told = codesIn(stderr).filter((code) => code === "MW5059");
    expect(told).toHaveLength(2);
    expect(stderr).toContain(`aws ec2 describe-vpc-attribute --vpc-id ${vpcA} --attribute enableDnsSupport`);
    expect(stderr).toContain("Values=kubernetes.io/cluster/cluster-a");
    expect(stdout).not.toMatch(/cluster-a\.yaml\S* vpc\.dns/);
    expect(stdout).not.toMatch(/cluster-a\.yaml\S* securityGroups/);
  });

  test("pods of custom networking are found by their ENIConfigs, in a range of their own", async () => {
    const database = "subnet-0adba1e2f3a4b5c6d";
    const configs = printedEniConfigs([{ zone: "eu-west-1a", subnet: database, groups: ["sg-0a8899aabbccddee1"] }]);
    writeFileSync(join(saved.aws, "eniconfigs.json"), JSON.stringify(configs));
    const text = () => readFileSync(join(saved.fleet, "clusters/cluster-a.yaml"), "utf8");
    // Left behind by somebody who has switched it off.
    await run("aws", "--write");
    expect(text()).not.toContain(database);
    expect(text()).toMatch(/^podCIDRs: \[10\.16\.0\.0\/16\]$/m);
    const change = (file: string, changes: (data: string) => string) => {
      const path = join(saved.aws, file);
      const before = readFileSync(path, "utf8");
      expect(changes(before)).not.toBe(before);
      writeFileSync(path, changes(before));
    };
    change("aws-node-cluster-a.json", (data) =>
      data.replace(
        '"name": "ENABLE_PREFIX_DELEGATION"',
        '"name": "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "value": "true" }, { "name": "ENABLE_PREFIX_DELEGATION"',
      ),
    );
    change(`${vpcA}.json`, (data) =>
      data.replace(
        '"CidrBlockAssociationSet": [',
        '"CidrBlockAssociationSet": [{ "CidrBlock": "100.64.0.0/16", "CidrBlockState": { "State": "associated" } },',
      ),
    );
    const [, cidr = ""] =
      new RegExp(`"SubnetId": "${database}"[^}]*?"CidrBlock": "([^"]+)"`).exec(
        readFileSync(join(saved.aws, `subnets-${vpcA}.json`), "utf8"),
      ) ?? [];
    change(`subnets-${vpcA}.json`, (data) => data.replaceAll(`"${cidr}"`, '"100.64.0.0/18"'));
    const { stderr } = await run("aws", "--write");
    expect(text()).toMatch(new RegExp(`${database}\n.*\n.*\n.*\n +uses:\n +- pods\n`));
    expect(text()).toMatch(/^ {2}pods:\n +- id: sg-0a8899aabbccddee1$/m);
    expect(text()).toMatch(/^podCIDRs: \[100\.64\.0\.0\/18\]$/m);
    expect(stderr).toMatch(/info MW5061: addresses of pods of cluster-a, 100\.64\.0\.0\/18 of subnet-0adba/);
    expect((await run("aws")).exitCode).toBe(0);
  });
});

describe("a folder of outputs", () => {
  test("that is not there, or is empty, is refused", async () => {
    mkdirSync(join(saved.at, "empty"));
    for (const folder of ["nowhere", "empty"]) {
      const { exitCode, stderr } = await run(folder);
      expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW5050"] });
    }
  });
});

describe("a fleet that is made in code", () => {
  test("is compared, and not edited", async () => {
    const said = (file: string): unknown => parse(readFileSync(join(saved.fleet, file), "utf8"));
    const clusters = ["a", "b"].map((letter) => said(`clusters/cluster-${letter}.yaml`));
    const inYaml = await run("aws");
    const code = { mesh: said("mesh.yaml"), clusters, apps: [] };
    writeFileSync(join(saved.fleet, "fleet.ts"), `export const fleet = ${JSON.stringify(code)};\n`);
    const compared = await run("aws", "--fleet", "fleet/fleet.ts");
    expect(compared.exitCode).toBe(1);
    expect(compared.stdout).toMatch(/^fleet\/fleet\.ts clusters\[0\]\.vpc\.dns: error MW5060/m);
    // What it says means the same in code as in YAML.
    expect(compared.stdout.split("\n")).toHaveLength(inYaml.stdout.split("\n").length);
    const before = contents(saved.fleet);
    const written = await run("aws", "--fleet", "fleet/fleet.ts", "--write");
    expect({ exitCode: written.exitCode, codes: codesIn(written.stderr).at(-1) }).toEqual({
      exitCode: 2,
      codes: "MW5063",
    });
    expect(contents(saved.fleet)).toEqual(before);
  });
});

describe("the calls to make", () => {
  test("are a script that a shell reads, that only asks, and that names every file that is read", async () => {
    const { exitCode, stdout } = await run();
    expect(exitCode).toBe(0);
    execFileSync("bash", ["-n"], { input: stdout });
    const calls = stdout.split("\n").filter((line) => /^ *(aws|kubectl) /.test(line));
    expect(calls.length).toBeGreaterThan(30);
    for (const line of calls)
      expect(line).toMatch(
        /^ *(aws (ec2|eks) (describe|search)-[a-z-]+ .*--region [a-z0-9-]+ --profile "\$profile_\d{12}" --output json --no-cli-pager|kubectl --context [a-z-]+ .*get .*-o json) > "\$folder\/[^"]+\.json"$/,
      );
    // The files of the outputs that the tests read are called as the script calls them, but for those of gateways without an id.
    const named = new Set(calls.map((line) => /folder\/([^"]+)"/.exec(line)?.[1]));
    const read = contents(saved.aws).map((one) => one.slice(1, one.indexOf(" ")));
    expect(read.filter((file) => !named.has(file) && !file.includes("tgw-"))).toEqual([]);
  });

  test("ask for the gateways that the fleet names, once it names them", async () => {
    await run("aws", "--write");
    const { stdout } = await run("--calls");
    expect(stdout).toContain(`--transit-gateway-ids ${gatewayA} --region eu-west-1 --profile "$profile_111122223333"`);
    expect(stdout).toContain(`attachments-${gatewayA}.json`);
  });

  test("are not written into the fleet", async () => {
    const { exitCode, stderr } = await run("--write");
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW5063"] });
  });
});
