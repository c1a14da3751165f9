import { describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";

describe("the command line", () => {
  test.each([
    { args: [], exitCode: 0, stdout: "USAGE" },
    { args: ["--help"], exitCode: 0, stdout: "USAGE" },
    { args: ["--version"], exitCode: 0, stdout: "0.1.0" },
    { args: ["render", "--help"], exitCode: 0, stdout: "--cluster" },
    { args: ["order", "--help"], exitCode: 0, stdout: "--format" },
    { args: ["trust", "--help"], exitCode: 0, stdout: "--at" },
    { args: ["init", "--help"], exitCode: 0, stdout: "--repository" },
    { args: ["add", "cluster", "--help"], exitCode: 0, stdout: "--vpc-cidr" },
    { args: ["add"], exitCode: 0, stdout: "cluster" },
    { args: ["add", "clutser"], exitCode: 2, stderr: "did you mean `cluster`" },
    { args: ["add", "cluster"], exitCode: 2, stderr: "name" },
    { args: ["init", "--repositry", "x"], exitCode: 2, stderr: "did you mean --repository" },
    { args: ["rendr"], exitCode: 2, stderr: "did you mean `render`" },
    { args: ["render", "--chek"], exitCode: 2, stderr: "did you mean --check" },
    { args: ["render", "--no-check"], exitCode: 2, stderr: "--no-check" },
    { args: ["render", "cluster-a"], exitCode: 2, stderr: "cluster-a" },
    { args: ["render", "--out"], exitCode: 2, stderr: "--out" },
    { args: ["order", "--format", "jsn"], exitCode: 2, stderr: "json" },
    { args: ["trust", "--fromat", "json"], exitCode: 2, stderr: "did you mean --format" },
    { args: ["order", "cluster-a", "cluster-b"], exitCode: 2, stderr: "cluster-b" },
  ])("$args → $exitCode", async ({ args, exitCode, stdout = "", stderr = "" }) => {
    const outcome = await runCli(args);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stdout).toContain(stdout);
    expect(outcome.stderr).toContain(stderr);
    expect(exitCode === 0 ? outcome.stderr : outcome.stdout).toBe("");
  });

  test.each([
    { args: ["render", "--cluster", "cluster-z"], codes: ["MW0109"] },
    {
      args: ["render", "--cluster", "cluster-a", "--cluster", "shop", "--cluster", "edge"],
      codes: ["MW0109", "MW0109"],
    },
    { args: ["order", "cluster-z"], codes: ["MW0109"] },
    { args: ["render", "--fleet", "nowhere"], codes: ["MW0002"] },
  ])("$args: $codes, exit 2", async ({ args, codes }) => {
    const outcome = await runCli(args);
    expect(codesIn(outcome.stderr)).toEqual(codes);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  });

  test("--help loads neither the fleet nor the mesh", async () => {
    const engine = () => Promise.reject(new Error("loaded"));
    for (const command of [["render"], ["init"], ["add", "cluster"]])
      expect((await runCli([...command, "--help"], { engine })).exitCode).toBe(0);
    const broken = await runCli(["render"], { engine });
    expect(broken.exitCode).toBe(2);
    expect(broken.stderr).toMatch(/^unexpected error: loaded\n.*MESHWRIGHT_DEBUG=1.*\n$/);
  });
});

describe("order", () => {
  test("tells the same as a table and as data", async () => {
    const text = await runCli(["order", "cluster-a"]);
    const json = await runCli(["order", "cluster-a", "--format", "json"]);
    const { clusters } = JSON.parse(json.stdout);
    expect(clusters).toHaveLength(1);
    for (const { unit, wave, phase } of clusters[0].units)
      expect(text.stdout).toMatch(new RegExp(`^ *${wave}  ${phase} +${unit} `, "m"));
    const waves = clusters[0].units.map(({ wave }: { wave: number }) => wave);
    expect(waves).toEqual(waves.toSorted((left: number, right: number) => left - right));
  });

  test("of all clusters where none is named", async () => {
    const { stdout } = await runCli(["order", "--format", "json"]);
    expect(JSON.parse(stdout).clusters.map(({ cluster }: { cluster: string }) => cluster)).toEqual([
      "cluster-a",
      "cluster-b",
    ]);
  });

  test("--verify tells which calls are verified and how each must end", async () => {
    const text = await runCli(["order", "--verify"]);
    const json = await runCli(["order", "--verify", "--format", "json"]);
    const calls = JSON.parse(json.stdout).clusters.flatMap(
      (one: { cluster: string; calls: readonly Readonly<Record<string, unknown>>[] }) =>
        one.calls.map(({ client, server, sidecar, answeredBy, expected }) =>
          [one.cluster, client, sidecar, server, answeredBy, expected].join(" "),
        ),
    );
    expect(calls).toEqual([
      "cluster-a sample-a/sleep true sample-a/nginx:80 cluster-a answers",
      "cluster-a sample-a/sleep true sample-b/nginx:80 cluster-b answers",
      "cluster-a stranger false sample-a/nginx:80 cluster-a refused",
      "cluster-b sample-b/sleep true sample-b/nginx:80 cluster-b answers",
      "cluster-b sample-b/sleep true sample-a/nginx:80 cluster-a answers",
      "cluster-b stranger false sample-b/nginx:80 cluster-b refused",
    ]);
    expect(text.stdout.match(/^\S+\/sleep +yes +curl nginx\.sample-[ab] /gm)).toHaveLength(4);
    expect(text.stdout).toMatch(/^stranger +no +curl nginx\.sample-a +cluster-a +refused by mTLS$/m);
    expect(text.stdout).toContain("kubectl -n sample-a create job verify-sleep-now --from=cronjob/verify-sleep");
  });
});
