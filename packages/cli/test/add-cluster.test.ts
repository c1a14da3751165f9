import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Flags } from "./beginnings.ts";
import { argsOf, clusterWords, goodFlags, rendersClean } from "./beginnings.ts";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, copyBareSample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("add-cluster");
afterAll(() => remove(scratch));

/** A folder of its own with the sample fleet in it, which says little of its network. */
function withSample(): string {
  const cwd = mkdtempSync(join(scratch, "own-"));
  copyBareSample(cwd);
  return cwd;
}

const { name: _, ...words } = clusterWords("c", "eu-central-1");
const good: Flags = words;
const add = (cwd: string, flags: Flags, name = "cluster-c", ...more: readonly string[]) =>
  runCli(["add", "cluster", ...more, ...argsOf(flags), name], { cwd });

const fileOf = (cwd: string, name = "cluster-c"): string =>
  readFileSync(join(cwd, `fleet/clusters/${name}.yaml`), "utf8");

describe("add cluster", () => {
  test("writes one file, leaves the others byte for byte, and the fleet renders", async () => {
    const cwd = withSample();
    // Nobody reads this, and nothing may tidy it.
    edit(join(cwd, "fleet/clusters/cluster-a.yaml"), ["region: eu-west-1\n", "region:    'eu-west-1'   # home\n\n\n"]);
    const before = contents(cwd);
    const { exitCode, stdout, stderr } = await add(cwd, good);
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({
      exitCode: 0,
      stdout: "fleet/clusters/cluster-c.yaml\n",
      codes: [],
    });
    const after = contents(cwd);
    expect(after.filter((file) => !before.includes(file)).map((file) => file.split(" ")[0])).toEqual([
      "/fleet/clusters/cluster-c.yaml",
    ]);
    expect(after).toEqual(expect.arrayContaining([...before]));
    const tree = await rendersClean(join(cwd, "fleet"));
    const linked = tree.filter((path) => path.includes("/70-link-cluster-c/")).map((path) => path.split("/")[0]);
    expect([...new Set(linked)]).toEqual(["cluster-a", "cluster-b"]);
  });

  test("takes over what all clusters have the same, and finds free addresses of the same size", async () => {
    const cwd = withSample();
    await add(cwd, { ...good, "kubernetes-version": undefined });
    const text = fileOf(cwd);
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../../schemas/fleet/cluster.schema.json");
    for (const line of [
      'kubernetesVersion: "1.35"',
      "network: harbour",
      "  cidrs: [10.0.0.0/16]",
      "      cidr: 10.0.0.0/18",
      "podCIDRs: [10.0.0.0/16]",
      "serviceCIDR: 172.20.0.0/16",
    ])
      expect(text).toContain(`${line}\n`);
  });

  test("does not take over what differs", async () => {
    const cwd = withSample();
    const { exitCode, stderr } = await add(cwd, { ...good, region: undefined, account: undefined });
    expect(exitCode).toBe(2);
    expect(stderr.match(/^--\w+: error MW0120/gm)).toEqual(["--account: error MW0120", "--region: error MW0120"]);
  });

  test("places pods as the others have theirs: in a second range, and a part of it", async () => {
    const cwd = withSample();
    for (const [letter, number] of [
      ["a", 0],
      ["b", 32],
    ] as const)
      edit(
        join(cwd, `fleet/clusters/cluster-${letter}.yaml`),
        [
          `cidrs: [10.${letter === "a" ? 16 : 32}.0.0/16]`,
          `cidrs: [10.${letter === "a" ? 16 : 32}.0.0/16, 100.${64 + number}.0.0/16]`,
        ],
        [`podCIDRs: [10.${letter === "a" ? 16 : 32}.0.0/16]`, `podCIDRs: [100.${64 + number}.128.0/17]`],
      );
    await add(cwd, good);
    expect(fileOf(cwd)).toContain("  cidrs: [10.0.0.0/16, 100.65.0.0/16]\n");
    expect(fileOf(cwd)).toContain("podCIDRs: [100.65.128.0/17]\n");
    await rendersClean(join(cwd, "fleet"));
  });

  test("to a fleet by init, again and again", async () => {
    const cwd = mkdtempSync(join(scratch, "own-"));
    await runCli(["init", "quay", ...argsOf({ ...goodFlags, model: "gateways", samples: true })], { cwd });
    for (const letter of ["c", "d"]) {
      const { name, ...said } = clusterWords(letter, "eu-central-1");
      const { exitCode } = await add(cwd, said, name, "--fleet", "./quay/");
      expect(exitCode).toBe(0);
    }
    const tree = await rendersClean(join(cwd, "quay"));
    expect(tree.some((path) => path.startsWith("cluster-d/70-link-cluster-c/"))).toBe(true);
    expect(readFileSync(join(cwd, "quay/clusters/cluster-d.yaml"), "utf8")).toContain("network: cluster-d\n");
  });

  test("in a peer group of its own", async () => {
    const cwd = withSample();
    const { exitCode, stderr } = await add(cwd, { ...good, "peer-group": "far" });
    // MW0038: nobody shows the new group in a Kiali.
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: ["MW0038"] });
    await rendersClean(join(cwd, "fleet"));
  });
});

describe("what is wrong is told at its flag, exit 2, and nothing is written", () => {
  const cases: readonly { title: string; flags: Flags; name?: string; told: readonly string[] }[] = [
    { title: "a name that is taken", flags: {}, name: "cluster-a", told: ["<name> MW0022"] },
    { title: "a name that leads out", flags: {}, name: "../cluster-c", told: ["<name> MW0019"] },
    { title: "a name that the tree keeps", flags: {}, name: "c-links", told: ["<name> MW0027"] },
    { title: "a VPC that overlaps", flags: { "vpc-cidr": "10.16.0.0/20" }, told: ["--vpc-cidr MW5007"] },
    {
      title: "a VPC that overlaps, of a name before the others",
      flags: { "vpc-cidr": "10.32.128.0/17" },
      name: "aaa",
      told: ["--vpc-cidr MW5007"],
    },
    {
      title: "pods that overlap",
      flags: { "pod-cidr": "10.0.0.0/8" },
      told: ["--pod-cidr MW5007", "--pod-cidr MW5007"],
    },
    {
      title: "services in the VPC",
      flags: { "vpc-cidr": "10.9.0.0/16", "service-cidr": "10.9.0.0/20" },
      told: ["--service-cidr MW5006"],
    },
    { title: "host bits", flags: { "vpc-cidr": "10.9.0.1/16" }, told: ["--vpc-cidr MW5002"] },
    { title: "the VPC of another cluster", flags: { vpc: "vpc-0a7c31e58d9f24b60" }, told: ["--vpc MW0024"] },
    {
      title: "the API server of another cluster",
      flags: { endpoint: "https://4F1C9A27D83B5E60A2C7D419E8F03B56.gr7.eu-west-1.eks.amazonaws.com" },
      told: ["--endpoint MW0025"],
    },
    {
      title: "the registration of another cluster",
      flags: { "argocd-name": "cluster-a" },
      told: ["--argocd-name MW0026"],
    },
    {
      title: "a role of another account",
      flags: { "issuer-role": "arn:aws:iam::999988887777:role/x" },
      told: ["--issuer-role MW6002"],
    },
    { title: "another network", flags: { network: "pier" }, told: ["--network MW5008"] },
    { title: "an access that does not exist", flags: { "endpoint-access": "vpn" }, told: ["--endpoint-access MW0122"] },
    {
      title: "a part of what only counts as a whole",
      flags: { "public-access-cidr": "203.0.113.7/32", "node-security-group": "sg-0c2b2c3d4e5f60718" },
      told: ["--endpoint-access MW0120", "--security-group MW0120"],
    },
    {
      title: "no id of a security group, and no CIDR",
      flags: { "security-group": "default", "endpoint-access": "public", "public-access-cidr": "203.0.113.7" },
      told: ["--public-access-cidr MW5001", "--security-group MW0018"],
    },
    {
      title: "a public side that only private addresses are let into",
      flags: { "endpoint-access": "public", "public-access-cidr": "10.0.0.1/8" },
      told: ["--public-access-cidr MW5002"],
    },
    { title: "an identity that does not exist", flags: { identity: "kiam" }, told: ["--identity MW0017"] },
    {
      title: "no API server",
      flags: { endpoint: undefined, ca: undefined },
      told: ["--ca MW0120", "--endpoint MW0120"],
    },
  ];
  test.each(cases)("$title", async ({ flags, name, told }) => {
    const cwd = withSample();
    const before = contents(cwd);
    const { exitCode, stdout, stderr } = await add(cwd, { ...good, ...flags }, name);
    const places = [...stderr.matchAll(/^(.*): error (MW\d{4}): /gm)].map(([, place, code]) => `${place} ${code}`);
    expect({ exitCode, stdout, told: places.toSorted() }).toEqual({ exitCode: 2, stdout: "", told });
    expect(contents(cwd)).toEqual(before);
  });

  test("no free addresses are left", async () => {
    const cwd = withSample();
    for (const [file, cidr] of [
      ["a", "10.0.0.0/8"],
      ["b", "100.64.0.0/10"],
    ] as const) {
      const path = join(cwd, `fleet/clusters/cluster-${file}.yaml`);
      const own = file === "a" ? "10.16.0.0/16" : "10.32.0.0/16";
      edit(path, [`podCIDRs: [${own}]`, `podCIDRs: [${cidr}]`]);
      if (file === "b") edit(path, ["cidrs: [10.32.", "cidrs: [100.64."], ["cidr: 10.32.", "cidr: 100.64."]);
    }
    const { exitCode, stderr } = await add(cwd, good);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0125"] });
  });

  test("a fleet that is wrong already is told as it is", async () => {
    const cwd = withSample();
    edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshId: harbour"]);
    const { exitCode, stderr } = await add(cwd, good);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0013"] });
    expect(stderr).toContain("fleet/mesh.yaml:4:1");
  });

  test("a fleet that is made in code, which is not run for this", async () => {
    const cwd = mkdtempSync(join(scratch, "own-"));
    writeFileSync(join(cwd, "fleet.ts"), 'throw new Error("run");');
    const { exitCode, stderr } = await add(cwd, good);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0124"] });
  });
});
