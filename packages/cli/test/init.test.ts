import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load as parse } from "js-yaml";
import { afterAll, describe, expect, test } from "vitest";
import type { Flags } from "./beginnings.ts";
import { argsOf, clusterWords, goodFlags, pairs, pki, rendersClean } from "./beginnings.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("init");
afterAll(() => remove(scratch));
const ownFolder = (): string => mkdtempSync(join(scratch, "own-"));

const init = (cwd: string, flags: Flags, ...more: readonly string[]) =>
  runCli(["init", ...more, ...argsOf(flags)], { cwd });

const a = clusterWords("a", "eu-west-1");
const b = clusterWords("b", "us-east-1");
const clusters = (first: Readonly<Record<string, string>>, second = b) => ({ cluster: [pairs(first), pairs(second)] });

describe("init by flags", () => {
  test("writes a fleet that renders", async () => {
    const cwd = ownFolder();
    const { exitCode, stdout, stderr } = await init(cwd, { ...goodFlags, samples: true });
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: [] });
    expect(stdout.trimEnd().split("\n")).toEqual([
      "fleet/mesh.yaml",
      "fleet/clusters/cluster-a.yaml",
      "fleet/clusters/cluster-b.yaml",
      "fleet/apps/sample-a.yaml",
      "fleet/apps/sample-b.yaml",
      "fleet/roots/shop-root.pem",
    ]);
    expect(stderr).toContain("Next: meshwright render\n");
    const tree = await rendersClean(join(cwd, "fleet"));
    expect(tree).toContain(
      "cluster-a/70-link-cluster-b/externalsecret-istio-system-istio-remote-secret-cluster-b.yaml",
    );
    expect((await runCli(["render"], { cwd })).exitCode).toBe(0);
    expect((await runCli(["render", "--check"], { cwd })).exitCode).toBe(0);
  });

  test("says which addresses it found, and says them in the file", async () => {
    const cwd = ownFolder();
    const { stderr } = await init(cwd, goodFlags);
    expect(stderr).toContain("cluster-b: VPC 10.1.0.0/16");
    expect(readFileSync(join(cwd, "fleet/clusters/cluster-b.yaml"), "utf8")).toMatch(
      /# Found free.*\n {2}cidrs: \[10\.1\.0\.0\/16\]/,
    );
  });

  test("says nothing of addresses that were given", async () => {
    const cwd = ownFolder();
    const given = { "vpc-cidr": "10.7.0.0/16", "service-cidr": "10.100.0.0/16" };
    const { exitCode, stderr } = await init(cwd, {
      ...goodFlags,
      ...clusters(
        { ...a, ...given, subnet: `${a["subnet"]}:10.7.0.0/20` },
        { ...b, ...given, "vpc-cidr": "10.8.0.0/16", subnet: `${b["subnet"]}:10.8.0.0/20` },
      ),
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "Next: meshwright render\n" });
  });

  test.each<{ title: string; flags: Flags }>([
    { title: "gateways", flags: { model: "gateways" } },
    { title: "a CA in a Secret", flags: { issuer: undefined, "issuer-secret": "mesh-ca" } },
    { title: "one cluster", flags: { cluster: pairs(a) } },
    { title: "two roots", flags: { root: [join(pki, "shop-root.pem"), join(pki, "next-root.pem")] } },
    {
      title: "two accounts",
      flags: {
        ...clusters(a, { ...b, account: "444455556666" }),
        "issuer-role": "arn:aws:iam::111122223333:role/ca",
        exchange:
          "kind=aws-secrets-manager,account=111122223333,region=eu-west-1,kms-key=alias/mesh,assume-role=arn:aws:iam::111122223333:role/exchange",
      },
    },
    {
      title: "Vault",
      flags: { exchange: "kind=vault,server=https://vault.quay.example,path=secret,mount-path=kubernetes,role=mesh" },
    },
    { title: "two peer groups", flags: { ...clusters(a, { ...b, "peer-group": "far" }), samples: true } },
    {
      title: "IRSA",
      flags: clusters({
        ...a,
        identity: "irsa",
        "issuer-role": "arn:aws:iam::111122223333:role/issuer,mesh",
        "exchange-role": "arn:aws:iam::111122223333:role/exchange",
      }),
    },
  ])("$title", async ({ flags }) => {
    const cwd = ownFolder();
    const { exitCode, stderr } = await init(cwd, { ...goodFlags, ...flags });
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: [] });
    await rendersClean(join(cwd, "fleet"));
  });

  test("mixed gives a cluster of which nothing is said a network of its own, and says what that comes to", async () => {
    const cwd = ownFolder();
    const { exitCode, stderr } = await init(cwd, { ...goodFlags, model: "mixed" });
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: ["MW5100"] });
    expect(readFileSync(join(cwd, "fleet/clusters/cluster-b.yaml"), "utf8")).toContain("network: cluster-b\n");
    await rendersClean(join(cwd, "fleet"));
  });

  test("what EKS says of a cluster stands for it", async () => {
    const cwd = ownFolder();
    const cluster = {
      name: "cluster-a",
      arn: "arn:aws:eks:eu-west-1:111122223333:cluster/cluster-a",
      version: "1.35",
      endpoint: a["endpoint"],
      resourcesVpcConfig: { vpcId: a["vpc"] },
      kubernetesNetworkConfig: { serviceIpv4Cidr: "10.100.0.0/16" },
      certificateAuthority: { data: a["ca"] },
    };
    writeFileSync(join(cwd, "a.json"), JSON.stringify({ cluster }));
    const { subnet = "" } = a;
    const { exitCode } = await init(cwd, { ...goodFlags, ...clusters({ eks: "a.json", subnet }) });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(cwd, "fleet/clusters/cluster-a.yaml"), "utf8")).toContain("serviceCIDR: 10.100.0.0/16");
    await rendersClean(join(cwd, "fleet"));
  });

  test("what EKS says of endpoint and security groups stands in the file, nodes with the cluster security group", async () => {
    const cwd = ownFolder();
    const cluster = {
      resourcesVpcConfig: {
        clusterSecurityGroupId: "sg-0a1b2c3d4e5f60718",
        securityGroupIds: ["sg-0b1b2c3d4e5f60718"],
        endpointPublicAccess: true,
        endpointPrivateAccess: true,
        publicAccessCidrs: ["203.0.113.7/32", "2001:db8::/32"],
      },
    };
    writeFileSync(join(cwd, "a.json"), JSON.stringify({ cluster }));
    const { exitCode } = await init(cwd, { ...goodFlags, cluster: [`eks=a.json,${pairs(a)}`, pairs(b)] });
    expect(exitCode).toBe(0);
    expect(parse(readFileSync(join(cwd, "fleet/clusters/cluster-a.yaml"), "utf8"))).toMatchObject({
      securityGroups: {
        controlPlane: [{ id: "sg-0a1b2c3d4e5f60718" }, { id: "sg-0b1b2c3d4e5f60718" }],
        nodes: [{ id: "sg-0a1b2c3d4e5f60718" }],
      },
      apiServer: { access: { private: true, public: true, publicAccessCIDRs: ["203.0.113.7/32"] } },
    });
    expect(parse(readFileSync(join(cwd, "fleet/clusters/cluster-b.yaml"), "utf8"))).not.toHaveProperty(
      "securityGroups",
    );
    await rendersClean(join(cwd, "fleet"));
  });

  test("into a folder of its own name, also an empty one", async () => {
    const cwd = ownFolder();
    mkdirSync(join(cwd, "deep/quay-fleet"), { recursive: true });
    const { exitCode, stderr } = await init(cwd, goodFlags, "deep/quay-fleet/");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Next: meshwright render --fleet deep/quay-fleet\n");
    expect(readFileSync(join(cwd, "deep/quay-fleet/mesh.yaml"), "utf8").split("\n")[0]).toBe(
      "# yaml-language-server: $schema=../../schemas/fleet/mesh.schema.json",
    );
  });
});
