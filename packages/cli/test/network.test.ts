import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { copyBareSample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const cwd = scratchFolder("network");
afterAll(() => remove(cwd));
const fleet = copyBareSample(cwd);
const clusterA = join(fleet, "clusters/cluster-a.yaml");

const network = (...args: readonly string[]) => runCli(["network", ...args], { cwd });

describe("of a fleet that says nothing of its network", () => {
  test("nothing is stopped, and it is said that nothing was judged", async () => {
    const { exitCode, stdout, stderr } = await network();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("not everything is known");
    expect(stdout).toContain("NOT CHECKED");
    expect(stdout).not.toMatch(/every one allowed|Every peer reaches/);
  });

  test("json has the pairs, and --ports only what is needed", async () => {
    const all = JSON.parse((await network("--format", "json")).stdout);
    expect(all.pairs.map(({ from, to }: Record<string, string>) => `${from} ${to}`)).toEqual([
      "cluster-a cluster-b",
      "cluster-b cluster-a",
    ]);
    expect(all.findings.map(({ code }: Record<string, string>) => code)).toEqual(["MW5014", "MW5014"]);
    const { exitCode, stdout } = await network("--ports", "--format", "json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ version: 1, mesh: "harbour", ports: all.ports });
  });

  test("a multi-primary mesh needs neither 15012 nor 15017 between clusters", async () => {
    const { ports } = JSON.parse((await network("--ports", "--format", "json")).stdout);
    const between = ports.filter(
      ({ direction, to }: Record<string, string>) => direction !== "within" && to !== "outside",
    );
    const numbers = between.flatMap((need: { readonly ports: readonly { from: number; to: number }[] }) => need.ports);
    expect(numbers.length).toBeGreaterThan(0);
    for (const control of [15_012, 15_017])
      expect(numbers.filter(({ from, to }: { from: number; to: number }) => from <= control && control <= to)).toEqual(
        [],
      );
  });

  test("one cluster is shown alone, and two with every flow", async () => {
    const one = JSON.parse((await network("cluster-b", "--format", "json")).stdout);
    expect(new Set(one.ports.map(({ cluster }: Record<string, string>) => cluster))).toEqual(new Set(["cluster-b"]));
    const { stdout } = await network("cluster-a", "cluster-b");
    expect(stdout).toContain("CLUSTER-A → CLUSTER-B");
    expect(stdout).not.toContain("PORTS");
  });

  test.each([
    [["cluster-c"], "MW0109"],
    [["cluster-a", "cluster-c"], "MW0109"],
    [["cluster-a", "cluster-a"], "MW0134"],
  ])("%j cannot be shown", async (names, code) => {
    const { exitCode, stdout, stderr } = await network(...names);
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: [code] });
  });

  test("mermaid is the picture alone", async () => {
    const { stdout } = await network("--format", "mermaid");
    expect(stdout).toMatch(/^flowchart LR\n/);
    expect((await network("--format", "markdown")).stdout).toContain(`\`\`\`mermaid\n${stdout}\`\`\``);
  });
});

test("a fleet that is refused for its network is shown all the same, and so is whom it trusts", async () => {
  edit(clusterA, [
    "\npodCIDRs:",
    "\n  routeTables:\n    - {id: rtb-0a7d2f9b4c6e8a013, routes: []}\npodNetworking: {kind: vpc-cni, externalSNAT: true}\npodCIDRs:",
  ]);
  const rendered = await runCli(["render"], { cwd });
  expect({ exitCode: rendered.exitCode, codes: codesIn(rendered.stderr) }).toEqual({ exitCode: 2, codes: ["MW5011"] });
  const { exitCode, stdout } = await network();
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/Packets are stopped: \d of 2 ordered pairs/);
  expect(stdout).toMatch(/rtb-0a7d2f9b4c6e8a013 .* no route for 10\.32\./);
  const json = JSON.parse((await network("--format", "json")).stdout);
  expect(json.fails).toBe(true);
  expect((await network("cluster-a", "cluster-b")).exitCode).toBe(1);
  const ports = await network("--ports");
  expect({ exitCode: ports.exitCode, said: /Packets are stopped: .* told where/.test(ports.stderr) }).toEqual({
    exitCode: 1,
    said: true,
  });
  const trusted = await runCli(["trust"], { cwd });
  expect({ exitCode: trusted.exitCode, codes: codesIn(trusted.stderr) }).toEqual({ exitCode: 0, codes: ["MW5011"] });
});

test("a fleet that cannot be read is an error, and no picture", async () => {
  edit(clusterA, ["serviceCIDR: ", "serviceCIDR: none of "]);
  const { exitCode, stdout } = await network();
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});
