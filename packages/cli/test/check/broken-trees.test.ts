import { printYaml } from "@meshwright/mesh";
import { load } from "js-yaml";
import type { Body } from "@meshwright/model";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { compareTree } from "../../src/tree/write-tree.ts";
import { codesIn, runCli } from "../fake-context.ts";
import { copySample, foldersOf, scratchFolder } from "../sample-fleets.ts";
import { type Breakage, breakages, type File } from "./breakages.ts";
import { type Random, randomOf } from "./random.ts";
import { findingsIn, sampleTree, type Tree } from "./sample-tree.ts";
import { writeSigned } from "./signed-tree.ts";

interface BrokenTree {
  /** `key typo: cluster-a/40-ca/certificate-….yaml /spec/duration`. */
  readonly name: string;
  readonly tree: Tree;
  /** Paths that are not as they were. */
  readonly changed: ReadonlySet<string>;
}

const files: readonly File[] = [...sampleTree]
  .filter(([path]) => path.endsWith(".yaml"))
  .map(([path, text]) => ({ path, body: load(text) as Body })); // oxlint-disable-line typescript/no-unsafe-type-assertion -- what we rendered ourselves

const wanted = 200;

/** One tree that is broken in one way; undefined where the chosen file has no place for it. */
function brokenTree({ name, of }: Breakage, random: Random): BrokenTree | undefined {
  const file = random.pick(files);
  const broken = file && of(file, random);
  if (file === undefined || broken === undefined) return undefined;
  const { where, body, path = file.path, isCopy = false } = broken;
  const tree = new Map(sampleTree);
  if (!isCopy) tree.delete(file.path);
  tree.set(path, printYaml(body));
  return { name: `${name}: ${file.path} ${where}`, tree, changed: new Set([file.path, path]) };
}

/**
 * As many as are wanted, no two in the same place: the same share of each kind of breakage. Rare kinds, there are three
 * Secrets, look for files that fit until they give up; what they lack is made up for by the others in turn.
 */
function brokenTrees(seed: number): readonly BrokenTree[] {
  const random = randomOf(seed);
  const made = new Map<string, BrokenTree>();
  const one = (breakage: Breakage): void => {
    for (let attempt = 0; attempt < 2000; attempt += 1) {
      const broken = brokenTree(breakage, random);
      if (broken === undefined || made.has(broken.name)) continue;
      made.set(broken.name, broken);
      return;
    }
  };
  while (made.size < wanted) for (const breakage of breakages.slice(0, wanted - made.size)) one(breakage);
  return [...made.values()];
}

const seed = Number(process.env["MESHWRIGHT_SEED"] ?? 20_261_126);
const trees = brokenTrees(seed);

test("as it is, the tree has nothing wrong", () => {
  expect(findingsIn(sampleTree, new Set(sampleTree.keys()))).toEqual([]);
});

test("it is broken in 200 ways, and in each kind of way", () => {
  const kindsOf = new Set(trees.map(({ name }) => name.split(":")[0]));
  expect(trees).toHaveLength(wanted);
  expect(kindsOf).toEqual(new Set<string | undefined>(breakages.map(({ name }) => name)));
});

/** What `check` cannot find by itself, each with its reason. */
const beyondCheck: readonly string[] = [];

test("check alone finds nearly all of it", () => {
  const missed = trees.filter(({ tree, changed }) => findingsIn(tree, changed).length === 0).map(({ name }) => name);
  expect(missed).toEqual(beyondCheck);
  expect(1 - missed.length / trees.length).toBeGreaterThanOrEqual(0.95);
}, 120_000);

describe("check --render", () => {
  const scratch = scratchFolder("broken-trees");
  copySample(scratch);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test("finds all of it: no broken tree is what the fleet renders", async () => {
    const folders = await foldersOf(join(scratch, "fleet"));
    const plain = { cwd: scratch, out: "clusters", whole: true, tell: () => undefined };
    writeSigned(join(scratch, "clusters"), sampleTree);
    expect(compareTree(plain, folders).changes).toEqual([]);
    const rendered = new Map<string, string>(
      folders.flatMap(({ name, files: own }) => [...own].map(([path, text]) => [`${name}/${path}`, text] as const)),
    );
    const same = trees.filter(
      ({ tree }) => tree.size === rendered.size && [...tree].every(([path, text]) => rendered.get(path) === text),
    );
    expect(same.map(({ name }) => name)).toEqual([]);
  });

  // On the disk, as a person does it: each fourteenth, so that they are of many kinds.
  test.each(trees.filter((_, index) => index % 14 === 0))("on the disk: $name", async ({ name, tree }) => {
    writeSigned(join(scratch, "clusters"), tree);
    const alone = await runCli(["check"], { cwd: scratch });
    const isFound = !beyondCheck.includes(name);
    expect({ exitCode: alone.exitCode, isFound: codesIn(alone.stdout).length > 0 }).toEqual({
      exitCode: isFound ? 1 : 0,
      isFound,
    });
    const compared = await runCli(["check", "--render"], { cwd: scratch });
    expect(compared.exitCode).toBe(1);
    expect(codesIn(compared.stdout)).toContain("MW0116");
  });
});
