import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { tableOf, verdicts } from "../bench/report.ts";
import { repository } from "./sample-fleets.ts";

const bench = join(repository, "packages/cli/bench/run.ts");
const run = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [bench, ...args], { cwd: repository });

describe("the bench", () => {
  // Not how long it takes: that is no test. That the fleets it makes are whole, and that every part is measured.
  test("measures fleets that load, render and pass the check", async () => {
    const { stdout } = await run("--sizes", "2,11", "--runs", "1", "--no-write");
    expect(stdout).toMatch(/^ {6,}2 {2,}\d+ {2}/m);
    expect(stdout).toMatch(/^ {6,}11 {2,}\d+ {2}/m);
    expect(stdout).toContain("`--help` takes");
    expect(stdout).toMatch(/three charts rendered, .* of 11 clusters takes [\d.]+ ms a cluster beyond helm's own time/);
    expect(stdout.match(/`diff` of two trees of 11 clusters .* `diff -r` takes [\d.]+ times/g)).toHaveLength(2);
  }, 300_000);

  test.each([["--sizes", "many"], ["--sizes", "0"], ["--runs", "-1"], ["--sizes"]])(
    "refuses %s %s",
    async (...args) => {
      await expect(run(...args)).rejects.toMatchObject({ code: expect.any(Number) });
    },
  );
});

describe("its report", () => {
  const build = { load: 100, render: 1000, validate: 300, write: 700, objects: 9000, bytes: 2 ** 20, memory: 2 ** 28 };
  const again = { whole: 2000, edit: 700, shard: 900 };
  const charts = { cold: 2500, warm: 2000, reference: 1500, helmRuns: 3 };
  const diff = {
    objects: 10_000,
    one: { commits: 600, folders: 800, plain: 400 },
    every: { commits: 3000, folders: 4000, plain: 1000, dyff: 8000, memory: 2 ** 29 },
  };
  const row = {
    size: 100,
    build,
    again,
    charts,
    diff,
    trust: { shared: 20, own: 400 },
    reach: { transitGateways: 500, peerings: 600 },
    check: { time: 1500, memory: 2 ** 28 },
    kubeconform: 3000,
    cdk8s: 4000,
  };
  const large = { ...row, size: 1000, build: { ...build, render: 12_000, validate: 3000, write: 7000 } };

  test("has a cell for each title", () => {
    const [titles = [], ...cells] = tableOf([row, { ...row, kubeconform: undefined, cdk8s: undefined }]);
    expect(cells.map((one) => one.length)).toEqual([titles.length, titles.length]);
    expect(cells[1]?.filter((cell) => cell === "–")).toHaveLength(2);
  });

  test("names the ratios that are promised", () => {
    const text = verdicts([row, large], 100).join("\n");
    expect(text).toContain("20.0 ms a cluster");
    expect(text).toContain("1.10 times");
    expect(text).toMatch(/100 clusters takes 20\.0 ms a cluster beyond helm's .* 3 runs take 0\.50 s/);
    expect(text).toMatch(/proof of trust of 100 clusters.* 0\.02 s .* 0\.40 s/);
    expect(text).toMatch(/packets flow between 100 clusters.* 0\.50 s .* 0\.60 s .* 0\.50 and 0\.60 times the render/);
    expect(text).toContain("0.50 times");
    expect(text).toContain("2.0 times");
    expect(text).toMatch(/one file changed, takes 0\.60 s of commits and 0\.80 s of folders, .* 0\.50 times/);
    expect(text).toMatch(
      /every cluster, takes 3\.00 s .* 4\.00 s of folders and 512 MiB, .* 0\.25 times.* 2\.00 times/,
    );
    expect(text).toMatch(/one cluster of 100\b.*0\.70 s.*2\.00 s.*0\.90 s/);
  });
});
