import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeTree } from "../src/tree/write-tree.ts";
import { argsOf, clusterWords, goodFlags } from "./beginnings.ts";
import { codesIn } from "./fake-context.ts";
import { asNobody, cliIn, giveToNobody, type World } from "./own-process.ts";
import {
  contents,
  copyBareSample,
  copySample,
  edit,
  foldersOf,
  main,
  remove,
  renameSecondCluster,
  scratchFolder,
} from "./sample-fleets.ts";

const scratch = scratchFolder("environment");
afterAll(() => remove(scratch));
let sample = "";
let other = "";
const fresh = new Map<string, readonly string[]>();
const options = (out: string) => ({ cwd: "/", out, whole: true, tell: () => undefined });

/** A tree of the sample fleet in a folder of its own. */
async function sampleTree(name: string): Promise<string> {
  const out = join(scratch, name);
  await writeTree(options(out), await foldersOf(sample));
  return out;
}

beforeAll(async () => {
  chmodSync(scratch, 0o755);
  for (const name of ["sample", "other"]) mkdirSync(join(scratch, name));
  sample = copySample(join(scratch, "sample"));
  other = copySample(join(scratch, "other"));
  renameSecondCluster(other, "cluster-d");
  edit(join(other, "mesh.yaml"), ["meshID: harbour", "meshID: quay"]);
  for (const fleet of [sample, other]) {
    const out = join(scratch, "fresh");
    remove(out);
    await writeTree(options(out), await foldersOf(fleet));
    fresh.set(fleet, contents(out));
  }
});

const cli = cliIn(scratch);

describe("an environment that does not let us", () => {
  test("a full disk: told, exit 2, and the next render completes the tree", async () => {
    const out = await sampleTree("full");
    const { exitCode, stderr, stdout } = await cli(["render", "--fleet", other, "--out", out], {
      before: "ulimit -f 2",
    });
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: ["MW0101"] });
    expect(existsSync(join(out, ".meshwright-tmp"))).toBe(false);
    expect((await cli(["render", "--fleet", other, "--out", out])).exitCode).toBe(0);
    expect(contents(out)).toEqual(fresh.get(other));
  });

  test("a folder that cannot be written: told, exit 2, and the next render completes the tree", async () => {
    const out = await sampleTree("unwritable");
    giveToNobody(out);
    const folder = join(out, "cluster-a/argocd-links");
    chmodSync(folder, 0o555);
    const { exitCode, stderr } = await cli(["render", "--fleet", other, "--out", out], asNobody);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0101"] });
    expect(stderr).toContain("cluster-a/argocd-links/");
    const check = await cli(["render", "--check", "--fleet", other, "--out", out]);
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain(`unfinished ${out}/cluster-a`);
    chmodSync(folder, 0o755);
    expect((await cli(["render", "--fleet", other, "--out", out])).exitCode).toBe(0);
    expect(contents(out)).toEqual(fresh.get(other));
  });

  test("a folder that cannot be read: told, exit 2, nothing written", async () => {
    const out = await sampleTree("unreadable");
    giveToNobody(out);
    chmodSync(join(out, "cluster-b/gates"), 0o000);
    const { exitCode, stderr } = await cli(["render", "--fleet", other, "--out", out], asNobody);
    chmodSync(join(out, "cluster-b/gates"), 0o755);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0001"] });
    expect(contents(out)).toEqual(fresh.get(sample));
  });

  test("files and folders that a check cannot read: each is told, and the rest is checked", async () => {
    const out = await sampleTree("unreadable-check");
    giveToNobody(out);
    chmodSync(join(out, "cluster-a/40-ca/certificate-istio-system-istio-ca.yaml"), 0o000);
    chmodSync(join(out, "cluster-b/gates"), 0o000);
    const { exitCode, stdout } = await cli(["check", out, "--fleet", sample], asNobody);
    chmodSync(join(out, "cluster-b/gates"), 0o755);
    const unread = codesIn(stdout).filter((code) => code === "MW0001");
    expect({ exitCode, unread: unread.length }).toEqual({ exitCode: 1, unread: 2 });
    expect(stdout).toMatch(/: 1\d\d objects in \d+ files: /);
  });

  test("no folder can be made: told, exit 2", async () => {
    const { exitCode, stderr } = await cli(["render", "--fleet", sample, "--out", `${main}/clusters`]);
    expect(exitCode).toBe(2);
    expect(codesIn(stderr)).toHaveLength(1);
  });
});

describe("an environment that does not let a fleet be made", () => {
  const own = (name: string): string => {
    const folder = join(scratch, name);
    mkdirSync(folder);
    return folder;
  };
  const init = (folder: string) => ["init", join(folder, "deep/fleet"), ...argsOf(goodFlags)];

  test("a full disk: told, exit 2, nothing is left; then it is made", async () => {
    const folder = own("init-full");
    const { exitCode, stdout, stderr } = await cli(init(folder), { before: "ulimit -f 2" });
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: ["MW0123"] });
    expect(contents(folder)).toEqual([]);
    expect((await cli(init(folder))).exitCode).toBe(0);
  });

  test("a folder that cannot be written: told, exit 2, nothing is left", async () => {
    const folder = own("init-unwritable");
    giveToNobody(folder);
    chmodSync(folder, 0o555);
    const { exitCode, stderr } = await cli(init(folder), asNobody);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW0123"] });
    expect(contents(folder)).toEqual([]);
  });

  test("a cluster on a full disk: told, exit 2, the fleet is as it was", async () => {
    const folder = own("add-full");
    const fleet = copyBareSample(folder);
    const before = contents(folder);
    const { name = "", ...words } = clusterWords("c", "eu-central-1");
    const add = ["add", "cluster", name, "--fleet", fleet, ...argsOf(words)];
    const { exitCode, stdout, stderr } = await cli(add, { before: "ulimit -f 2" });
    expect({ exitCode, stdout, codes: codesIn(stderr) }).toEqual({ exitCode: 2, stdout: "", codes: ["MW0123"] });
    expect(contents(folder)).toEqual(before);
    expect((await cli(add)).exitCode).toBe(0);
  });

  test("an interrupt while it writes comes too late: the fleet is there whole", async () => {
    const folder = own("init-interrupted");
    const atFirstWrite =
      "import fs from 'node:fs';import m from 'node:module';const w=fs.writeFileSync;fs.writeFileSync=(...a)=>{process.kill(process.pid,'SIGINT');return w(...a)};m.syncBuiltinESMExports()";
    const { exitCode } = await cli(init(folder), { nodeArgs: ["--import", `data:text/javascript,${atFirstWrite}`] });
    expect(exitCode).toBe(0);
    expect((await cli(["order", "--fleet", join(folder, "deep/fleet")])).exitCode).toBe(0);
  });

  test("what one that was killed has left is no hindrance", async () => {
    const folder = own("init-again");
    mkdirSync(join(folder, "deep/.fleet.meshwright-tmp/clusters"), { recursive: true });
    expect((await cli(init(folder))).exitCode).toBe(0);
    expect(readdirSync(join(folder, "deep"))).toEqual(["fleet"]);
  });
});

describe("two renders at once", () => {
  test("of two fleets: both succeed, and the tree is that of the later one", async () => {
    const out = join(scratch, "both");
    const outcomes = await Promise.all([sample, other].map((fleet) => cli(["render", "--fleet", fleet, "--out", out])));
    expect(outcomes.map(({ exitCode, stderr }) => ({ exitCode, codes: codesIn(stderr) }))).toEqual(
      outcomes.map(() => ({ exitCode: 0, codes: [] })),
    );
    expect([fresh.get(sample), fresh.get(other)]).toContainEqual(contents(out));
  });
});

describe("pipes, colours, signals", () => {
  test("a reader that goes away is no error", async () => {
    const child = spawn(process.execPath, [main, "order", "--fleet", sample], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.destroy();
    const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, "exit")]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test.runIf(existsSync("/dev/full"))("a result that cannot be written is an error", async () => {
    const { exitCode, stderr } = await cli(["order", "--fleet", sample], { after: ">/dev/full" });
    expect(exitCode).toBe(2);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each<{ env: Readonly<Record<string, string>>; coloured: boolean }>([
    { env: {}, coloured: false },
    { env: { FORCE_COLOR: "1" }, coloured: true },
    { env: { FORCE_COLOR: "1", NO_COLOR: "1" }, coloured: false },
  ])("$env: coloured $coloured", async ({ env, coloured }) => {
    const { stdout } = await cli(["order", "--fleet", sample], { env });
    expect(stdout.includes("\u001B[")).toBe(coloured);
  });

  test("an interrupt ends it without a word", async () => {
    const child = spawn(process.execPath, [main, "render", "--fleet", sample, "--out", join(scratch, "interrupted")]);
    const ended = Promise.all([text(child.stderr), once(child, "exit")]);
    setTimeout(() => child.kill("SIGINT"), 150);
    const [stderr, [, signal]] = await ended;
    expect({ signal, stderr }).toEqual({ signal: "SIGINT", stderr: "" });
  });

  const bug =
    "import fs from 'node:fs';import m from 'node:module';fs.lstatSync=()=>{throw new Error('boom')};m.syncBuiltinESMExports()";
  test("the stack of a bug is shown on demand only", async () => {
    const broken: World = { nodeArgs: ["--import", `data:text/javascript,${bug}`] };
    const short = await cli(["render", "--check", "--fleet", sample, "--out", await sampleTree("bug")], broken);
    const long = await cli(["render", "--check", "--fleet", sample, "--out", join(scratch, "bug")], {
      ...broken,
      env: { MESHWRIGHT_DEBUG: "1" },
    });
    expect([short.exitCode, long.exitCode]).toEqual([2, 2]);
    expect(short.stderr).toContain("unexpected error: boom\n");
    expect(short.stderr).not.toContain("    at ");
    expect(long.stderr).toContain("    at ");
  });
});
