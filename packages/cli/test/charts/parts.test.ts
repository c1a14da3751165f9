import { execFile } from "node:child_process";
import { cpSync, globSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { type ChartRepository, startChartRepository } from "@meshwright/testkit";
import { load, loadAll } from "js-yaml";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { codesIn } from "../fake-context.ts";
import { addCluster, contents, remove, scratchFolder } from "../sample-fleets.ts";
import { allPacked, renderedSample, world } from "./rendered-sample.ts";

// Rendered charts in every way in which a fleet is rendered in part, or from something else than a folder.
const root = join(import.meta.dirname, "../../../..");
let whole = "";
let folder = "";
let repository: ChartRepository;

beforeAll(async () => {
  repository = await startChartRepository(allPacked());
  whole = scratchFolder("whole");
  renderedSample(whole, repository.http);
  addCluster(join(whole, "fleet"), "cluster-c", 3);
  expect((await world(whole).run("charts pull")).exitCode).toBe(0);
  expect((await world(whole).run("render")).exitCode).toBe(0);
  await repository.close();
});
afterAll(() => remove(whole));
beforeEach(() => {
  folder = scratchFolder("part");
  for (const part of ["fleet", "cache"]) cpSync(join(whole, part), join(folder, part), { recursive: true });
});
afterEach(() => remove(folder));

const tree = (of: string): readonly string[] => contents(join(of, "clusters"));
const renders = async (args: string): Promise<void> => {
  const { exitCode, stderr } = await world(folder).run(args);
  expect([args, exitCode, ...codesIn(stderr)]).toEqual([args, 0]);
};

test("shards of a fleet with rendered charts are together the whole, shared CRDs once", async () => {
  for (const shard of ["2/3", "3/3", "1/3"]) {
    await renders(`render --shard ${shard}`);
    await renders(`render --check --shard ${shard}`);
  }
  expect(tree(folder)).toEqual(tree(whole));
});

test("a cluster alone, found by name, has what it has in the whole", async () => {
  const { exitCode, stderr } = await world(folder).run("render --cluster cluster-b");
  expect([exitCode, ...codesIn(stderr)]).toEqual([0]);
  // What it shares with others is not written by it, which is told until it is there.
  expect(stderr).toMatch(/_fleet\/crds\/istio-base-1\.31\.1-[0-9a-f]{8}\. /);
  const own = (lines: readonly string[]) => lines.filter((line) => line.startsWith("/cluster-b/"));
  expect(own(tree(folder)).length).toBeGreaterThan(100);
  expect(own(tree(folder))).toEqual(own(tree(whole)));
  await renders("render");
  expect((await world(folder).run("render --cluster cluster-b")).stderr).toBe("");
});

test("a fleet made in code finds its lock beside it, and gives the same", async () => {
  renameSync(join(folder, "fleet/charts.lock.json"), join(folder, "charts.lock.json"));
  const read = (file: string): unknown => load(readFileSync(join(folder, "fleet", file), "utf8"));
  const all = (kind: string) =>
    globSync(`${kind}/*.yaml`, { cwd: join(folder, "fleet") })
      .toSorted()
      .map((file) => ({ ...Object(read(file)), name: basename(file, ".yaml") }));
  const text = JSON.stringify({ mesh: read("mesh.yaml"), clusters: all("clusters"), apps: all("apps") });
  // Files that a fleet in code names lie from where it is.
  writeFileSync(join(folder, "fleet.ts"), `export const fleet = ${text.replaceAll('"roots/', '"fleet/roots/')};\n`);
  await renders("render --fleet fleet.ts");
  expect(tree(folder)).toEqual(tree(whole));
});

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, string>>;
}

test("cdk8s synth gives the same objects", async () => {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "out"));
  const app = join(root, "packages/cli/src/cdk8s-app.ts");
  const env = { ...world(folder).env, CDK8S_OUTDIR: join(folder, "out") };
  await promisify(execFile)(process.execPath, [app], { cwd: folder, env });
  const identities = (path: string): readonly string[] =>
    globSync("*/**/*.yaml", { cwd: path })
      .flatMap((file) => loadAll(readFileSync(join(path, file), "utf8")))
      .map((object) => {
        const { apiVersion, kind, metadata } = object as Identity; // oxlint-disable-line typescript/no-unsafe-type-assertion -- Kubernetes objects
        return [apiVersion, kind, metadata["namespace"] ?? "-", metadata["name"]].join(" ");
      })
      .toSorted();
  // An app is a cluster, so each has the CRDs that clusters share in the tree.
  expect(new Set(identities(join(folder, "out")))).toEqual(new Set(identities(join(whole, "clusters"))));
});
