import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { addCluster, contents, copySample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("shard");
afterAll(() => remove(scratch));
let cwd = "";
let number = 0;
const whole = () => contents(join(cwd, "clusters"));
const render = (...args: readonly string[]) => runCli(["render", ...args], { cwd });
const topFolders = (out: string): readonly string[] => [
  ...new Set(contents(join(cwd, out)).map((line) => line.split("/")[1] ?? "")),
];
const shards = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at + 1}/${count}`);

beforeEach(async () => {
  cwd = join(scratch, String((number += 1)));
  mkdirSync(cwd);
  copySample(cwd);
  for (const [at, name] of ["cluster-c", "cluster-d", "cluster-e"].entries())
    addCluster(join(cwd, "fleet"), name, at + 3);
  expect((await render()).exitCode).toBe(0);
});

describe("shards", () => {
  test("together are the whole, byte for byte, each top folder made by one of them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), async (count) => {
        const folders: string[] = [];
        rmSync(join(cwd, "union"), { recursive: true, force: true });
        for (const [at, shard] of shards(count).entries()) {
          const out = `part-${count}-${at}`;
          mkdirSync(join(cwd, out));
          expect((await render("--shard", shard, "--out", out)).exitCode).toBe(0);
          folders.push(...topFolders(out));
          cpSync(join(cwd, out), join(cwd, "union"), { recursive: true });
          rmSync(join(cwd, out), { recursive: true });
        }
        expect(contents(join(cwd, "union"))).toEqual(whole());
        expect(folders.toSorted()).toEqual([...topFolders("clusters")].toSorted());
      }),
      { numRuns: 5, examples: [[2], [8]] },
    );
  }, 60_000);

  test("one after the other into one tree, in any order, are the whole", async () => {
    edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshID: quay"]);
    expect((await render("--out", "expected")).exitCode).toBe(0);
    for (const shard of ["3/3", "1/3", "2/3"]) {
      expect((await render("--check", "--shard", shard)).exitCode).toBe(1);
      expect((await render("--shard", shard)).exitCode).toBe(0);
      expect((await render("--check", "--shard", shard)).exitCode).toBe(0);
    }
    expect(whole()).toEqual(contents(join(cwd, "expected")));
  });

  test("only the first deletes what left the fleet, and it tells what nobody made", async () => {
    rmSync(join(cwd, "fleet/clusters/cluster-e.yaml"));
    mkdirSync(join(cwd, "clusters/handmade"));
    for (const shard of ["2/2", "3/3"]) {
      expect(codesIn((await render("--shard", shard)).stderr)).toEqual([]);
      expect(existsSync(join(cwd, "clusters/cluster-e"))).toBe(true);
    }
    expect(codesIn((await render("--shard", "1/2")).stderr)).toEqual(["MW0107"]);
    expect(existsSync(join(cwd, "clusters/cluster-e"))).toBe(false);
    expect(existsSync(join(cwd, "clusters/cluster-b"))).toBe(true);
  });

  test("say what they did not check; the whole in one part checks it", async () => {
    expect((await render("--check", "--shard", "2/2")).stderr).toContain("meshwright check clusters");
    expect((await render("--check", "--shard", "1/1")).stderr).toBe("");
    expect((await render("--check", "--shard", "1/1")).stdout).toBe((await render("--check")).stdout);
  });

  test.each(["0/3", "4/3", "a/b", "1/0", "1", "1/2/3", "-1/2", "1.5/2", "1/99999", "1/9999999999999", " 1/2"])(
    "refuse %j",
    async (shard) => {
      const before = whole();
      const { exitCode, stdout, stderr } = await render(`--shard=${shard}`);
      expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: ["MW0080"] });
      expect(whole()).toEqual(before);
    },
  );

  test("refuse to stand beside --cluster", async () => {
    const { exitCode, stderr } = await render("--shard", "1/2", "--cluster", "cluster-a");
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0080"] });
  });
});
