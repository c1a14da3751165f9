import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { encodeEntry } from "../../src/kept/entry.ts";
import type { MadeFolder } from "../../src/kept/made-folder.ts";
import { openTreeStore } from "../../src/kept/tree-store.ts";
import { digest } from "../../src/tree/manifest.ts";
import { completeManifest } from "../../src/tree/wanted.ts";
import { codesIn, runCli } from "../fake-context.ts";
import { asNobody, cliIn, giveToNobody } from "../own-process.ts";
import { contents, copySample, edit, remove, scratchFolder } from "../sample-fleets.ts";

const scratch = scratchFolder("tree-store");
afterAll(() => remove(scratch));
let cwd = "";
let number = 0;
beforeEach(() => {
  cwd = join(scratch, String((number += 1)));
  mkdirSync(cwd);
  copySample(cwd);
});

const cache = (): string => join(cwd, "cache");
const trees = (): string => join(cache(), "trees");
const render = (...args: readonly string[]) => runCli(["render", ...args], { cwd, env: { MESHWRIGHT_CACHE: cache() } });
const kept = (): readonly string[] => readdirSync(trees()).toSorted();
const change = (): void => edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshID: quay"]);

describe("a render that keeps what it made", () => {
  test("makes a tree that is repaired exactly as without", async () => {
    await render();
    const before = contents(join(cwd, "clusters"));
    const [path = ""] = Object.keys(
      JSON.parse(readFileSync(join(cwd, "clusters/cluster-a/manifest.json"), "utf8")).files,
    );
    writeFileSync(join(cwd, "clusters/cluster-a", path), "by hand");
    expect((await render("--check")).exitCode).toBe(1);
    const { stdout, stderr } = await render();
    expect(stdout).toContain(`~ clusters/cluster-a/${path}`);
    expect(codesIn(stderr)).toEqual(["MW0108"]);
    rmSync(join(cwd, "clusters/cluster-b"), { recursive: true });
    await render();
    expect(contents(join(cwd, "clusters"))).toEqual(before);
  });

  test("takes nothing and keeps nothing with --no-cache, or where nobody says where", async () => {
    await render("--no-cache");
    expect(() => kept()).toThrow("ENOENT");
    expect((await runCli(["render"], { cwd })).exitCode).toBe(0);
  });

  const damages: Readonly<Record<string, (content: Buffer) => Buffer>> = {
    "an empty file": () => Buffer.alloc(0),
    "half a file": (content) => content.subarray(0, content.length / 2),
    "a line": (content) => content.subarray(0, 40),
    "something else": () => Buffer.from("{}\n"),
    "other sizes": (content) =>
      Buffer.from(content.toString("latin1").replace(/"head":\d+/, '"head":99999999999'), "latin1"),
    "a byte of the head": (content) => flipped(content, 400),
    "a byte of the texts": (content) => flipped(content, content.length - 100),
    "all but the first line": (content) => content.fill(32, content.indexOf("\n") + 1),
  };
  function flipped(content: Buffer, at: number): Buffer {
    if (at >= 0 && at < content.length) content.writeUInt8(content.readUInt8(at) ^ 1, at);
    return content;
  }

  test.each(Object.keys(damages))("makes again what is broken: %s", async (name) => {
    await render();
    const before = contents(join(cwd, "clusters"));
    for (const file of kept()) {
      const content = readFileSync(join(trees(), file));
      writeFileSync(join(trees(), file), damages[name]?.(content) ?? content);
    }
    rmSync(join(cwd, "clusters"), { recursive: true });
    const { exitCode, stderr } = await render();
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: [] });
    expect(contents(join(cwd, "clusters"))).toEqual(before);
    expect(await render("--check")).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("works beside another of the same fleet", async () => {
    await render("--out", "expected");
    rmSync(cache(), { recursive: true });
    change();
    await render("--no-cache", "--out", "expected");
    const outcomes = await Promise.all(["one", "two"].map((out) => render("--out", out)));
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    for (const out of ["one", "two"]) expect(contents(join(cwd, out))).toEqual(contents(join(cwd, "expected")));
    expect(kept().filter((file) => file.endsWith(".part"))).toEqual([]);
  });

  test("tells that nothing can be kept, and is done", async () => {
    writeFileSync(cache(), "a file, not a folder");
    const { exitCode, stdout, stderr } = await render();
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: ["MW0081"] });
    expect(stdout).toContain("0 files unchanged");
    expect((await render("--check")).exitCode).toBe(0);
  });

  test("tells so of a folder that may only be read", async () => {
    await render();
    change();
    giveToNobody(scratch);
    chmodSync(trees(), 0o555);
    const { exitCode, stderr } = await cliIn(cwd)(["render"], { ...asNobody, env: { MESHWRIGHT_CACHE: cache() } });
    chmodSync(trees(), 0o755);
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: ["MW0081"] });
  });
});

describe("the store", () => {
  const folder = (text: string): MadeFolder => {
    const files = new Map([["40-ca/a.yaml", { text, digest: digest(text) }]]);
    return {
      name: "harbour-a",
      files,
      complete: completeManifest(files),
      findings: [],
      folders: ["harbour-a/40-ca"],
      deliveringDigest: "",
      delivering: () => [],
    };
  };

  test("lets go of what was not used for longest", () => {
    const one = folder("x".repeat(1000));
    const { length } = encodeEntry(one);
    const place = join(cwd, "store");
    for (const [at, key] of ["a", "b", "c"].entries()) {
      openTreeStore(place).keepFolder(key, one);
      utimesSync(join(place, key), at, at);
    }
    expect(openTreeStore(place).folder("a")?.name).toBe("harbour-a");
    const store = openTreeStore(place, 3 * length);
    store.keepFolder("d", one);
    expect(store.end()).toBeUndefined();
    expect(readdirSync(place).toSorted()).toEqual(["a", "c", "d"]);
    expect(statSync(join(place, "a")).mtimeMs).toBeGreaterThan(1000);
  });

  test("keeps data as they were, and only those", () => {
    const store = openTreeStore(join(cwd, "store"));
    store.keepData("none", []);
    expect(store.data("none")).toEqual([]);
    expect(store.data("other")).toBeUndefined();
    writeFileSync(join(cwd, "store/none"), "[]");
    expect(store.data("none")).toBeUndefined();
  });
});
