import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chartFiles, type ChartRepository, helmPath, packedChart, startChartRepository } from "@meshwright/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lockPath } from "../../src/charts/chart-lock.ts";
import { codesIn } from "../fake-context.ts";
import { edit, remove, scratchFolder } from "../sample-fleets.ts";
import { allPacked, byReference, fakeHelm, packed, renderedSample, world } from "./rendered-sample.ts";

let folder = "";
let repository: ChartRepository;
const charts = allPacked();

beforeAll(async () => {
  repository = await startChartRepository(charts);
});
afterAll(async () => repository.close());
beforeEach(() => {
  folder = scratchFolder("pull");
  for (const chart of charts) repository.publish(chart);
  repository.requests();
});
afterEach(() => remove(folder));

const lockOf = (path: string): { charts: readonly Record<string, string>[] } => JSON.parse(readFileSync(path, "utf8"));
const pinned = [
  "aws-privateca-issuer v1.9.0",
  "base 1.31.1",
  "cert-manager v1.21.2",
  "external-secrets 2.9.0",
  "istiod 1.31.1",
  "kiali-server 2.31.0",
];

describe.each(["http", "oci"] as const)("charts pull from a repository by %s", (way) => {
  test("fetches each chart once, and locks it by digest", async () => {
    renderedSample(folder, repository[way]);
    const { run, lock } = world(folder);
    expect(await run("charts pull")).toMatchObject({ exitCode: 0, stderr: "" });
    const { charts: locked } = lockOf(lock);
    expect(locked.map(({ name, version }) => `${name} ${version}`)).toEqual(pinned);
    expect(new Set(locked.map(({ source }) => source))).toEqual(new Set([repository[way]]));
    for (const { sha256 } of locked) expect(existsSync(join(folder, `cache/charts/${sha256}.tgz`))).toBe(true);
  });

  test("needs neither network nor helm for what is locked and cached", async () => {
    renderedSample(folder, repository[way]);
    const { run, lock } = world(folder);
    await run("charts pull");
    const before = readFileSync(lock, "utf8");
    repository.requests();
    expect((await run("charts pull", { MESHWRIGHT_HELM: "/nowhere/helm" })).exitCode).toBe(0);
    expect(repository.requests()).toEqual([]);
    expect(readFileSync(lock, "utf8")).toBe(before);
  });

  test("gives another machine the same lock", async () => {
    renderedSample(folder, repository[way]);
    const { run, lock } = world(folder);
    await run("charts pull");
    const before = readFileSync(lock, "utf8");
    const other = { MESHWRIGHT_CACHE: join(folder, "other"), HELM_DRIVER: "sql", HELM_NAMESPACE: "odd" };
    expect((await run("charts pull", other)).exitCode).toBe(0);
    expect(readFileSync(lock, "utf8")).toBe(before);
  });

  test("refuses what was published again under the same version, until somebody accepts it", async () => {
    renderedSample(folder, repository[way]);
    const { run, lock } = world(folder);
    await run("charts pull");
    const before = readFileSync(lock, "utf8");
    repository.publish(packed("base", { "values.yaml": "other: true\n" }));
    const refused = await run("charts pull", { MESHWRIGHT_CACHE: join(folder, "other") });
    expect([refused.exitCode, ...codesIn(refused.stderr)]).toEqual([2, "MW0075"]);
    expect(readFileSync(lock, "utf8")).toBe(before);
    expect((await run("charts pull --accept-changed")).exitCode).toBe(0);
    expect(readFileSync(lock, "utf8")).not.toBe(before);
  });
});

describe("a private repository", () => {
  const login = { username: "mesh", password: "correct-horse-battery" };
  let closed: ChartRepository;
  beforeAll(async () => {
    closed = await startChartRepository(charts, { login });
  });
  afterAll(async () => closed.close());
  // Not in one step: the repository answers from this process.
  const helm = async (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<void> => {
    const child = spawn(helmPath(), args, { env: { ...env }, stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.end(login.password);
    expect(await once(child, "exit")).toEqual([0, null]);
  };

  test.each([
    ["http", (host: string) => ["repo", "add", "own", `http://${host}/charts`, "--password-stdin"]],
    ["oci", (host: string) => ["registry", "login", host, "--plain-http", "--password-stdin"]],
  ] as const)("by %s gives its charts to whom helm is logged in", async (way, words) => {
    renderedSample(folder, closed[way]);
    const { run, env, lock } = world(folder);
    const refused = await run("charts pull");
    expect(new Set([refused.exitCode, ...codesIn(refused.stderr)])).toEqual(new Set([2, "MW0076"]));
    expect(existsSync(lock)).toBe(false);
    await helm(env, ...words(closed.host), "--username", login.username);
    const { exitCode, stdout, stderr } = await run("charts pull");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    for (const text of [stdout, readFileSync(lock, "utf8")]) expect(text).not.toContain(login.password);
  });
});

describe("what the lock holds", () => {
  test("no longer has what the fleet no longer uses, and goes with the last chart", async () => {
    renderedSample(folder, repository.oci);
    const { run, lock } = world(folder);
    await run("charts pull");
    edit(join(folder, "fleet/mesh.yaml"), ["  kiali:\n", "  kiali:\n    charts: reference\n"]);
    expect((await run("charts pull")).stdout).toContain("dropped");
    expect(lockOf(lock).charts.map(({ name }) => name)).not.toContain("kiali-server");
    edit(join(folder, "fleet/mesh.yaml"), ["    charts: reference\n", ""]);
    byReference(folder);
    expect((await run("charts pull", { MESHWRIGHT_HELM: "/nowhere/helm" })).exitCode).toBe(0);
    expect(existsSync(lock)).toBe(false);
  });

  test.each([
    ["fleet", "fleet/charts.lock.json"],
    ["fleets/harbour", "fleets/harbour/charts.lock.json"],
    ["fleet.ts", "charts.lock.json"],
    ["fleets/harbour.ts", "fleets/charts.lock.json"],
  ])("of %s lies in %s", (fleet, path) => {
    expect(lockPath(fleet)).toBe(path);
  });

  const base = { name: "base", version: "1.31.1", source: "oci://charts.example", sha256: "0".repeat(64) };
  test.each([
    ["the marks of a conflict", "<<<<<<< main\n{}\n"],
    ["a digest that is none", JSON.stringify({ charts: [{ ...base, sha256: "c" }] })],
    ["no list", "[]"],
    ["a chart twice", JSON.stringify({ charts: [base, { ...base, sha256: "1".repeat(64) }] })],
    ["a key that is not known", JSON.stringify({ charts: [{ ...base, signedBy: "quay" }] })],
    ["a key that is not known beside the charts", JSON.stringify({ format: 2, charts: [base] })],
  ])("is refused with %s", async (_, text) => {
    renderedSample(folder, repository.oci);
    const { run, lock } = world(folder);
    writeFileSync(lock, text);
    for (const command of ["charts pull", "render"]) {
      const { exitCode, stderr } = await run(command);
      expect([exitCode, ...codesIn(stderr)]).toEqual([2, "MW0073"]);
    }
    expect(readFileSync(lock, "utf8")).toBe(text);
  });
});

test("what an interrupted pull left in the cache goes with a later one; what another pull uses stays", async () => {
  renderedSample(folder, repository.oci);
  const [old = "", young = ""] = ["tmp-old", "tmp-young"].map((name) => join(folder, "cache", name));
  for (const left of [old, young]) mkdirSync(join(left, "content"), { recursive: true });
  utimesSync(old, new Date(0), new Date(0));
  expect((await world(folder).run("charts pull")).exitCode).toBe(0);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});

describe("what cannot be fetched", () => {
  const refuses = async (codes: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const { run, lock } = world(folder);
    const { exitCode, stderr } = await run("charts pull", more);
    expect([exitCode, ...new Set(codesIn(stderr))]).toEqual([2, ...codes]);
    expect(existsSync(lock)).toBe(false);
    return stderr;
  };

  test("from where nobody listens is told for each chart", async () => {
    renderedSample(folder, "oci://127.0.0.1:9/charts");
    const told = await refuses(["MW0076"]);
    for (const chart of pinned) expect(told).toContain(`chart ${chart} cannot be fetched`);
  });

  test("in this version is told", async () => {
    renderedSample(folder, repository.http);
    edit(join(folder, "fleet/mesh.yaml"), ["version: 2.31.0", "version: 2.31.99"]);
    await refuses(["MW0076"]);
  });

  test("because another chart is given in its place is told", async () => {
    const other = packedChart(chartFiles("cni"), "1.31.1");
    renderedSample(folder, repository.oci);
    repository.publish({ ...other, name: "base" });
    expect(await refuses(["MW0076"])).toContain("cni 1.31.1");
  });

  test("without helm, or with one that is too old, is told", async () => {
    renderedSample(folder, repository.oci);
    await refuses(["MW0070"], { MESHWRIGHT_HELM: "/nowhere/helm" });
    await refuses(["MW0070"], { MESHWRIGHT_HELM: "", PATH: folder });
    await refuses(["MW0070"], { MESHWRIGHT_HELM: fakeHelm(folder, "broken", "exit 3") });
    await refuses(["MW0070"], { MESHWRIGHT_HELM: fakeHelm(folder, "other", "echo hello") });
    await refuses(["MW0071"], { MESHWRIGHT_HELM: fakeHelm(folder, "old", "echo v3.17.4") });
    expect(repository.requests()).toEqual([]);
  });

  test("because the cache cannot be written is told", async () => {
    renderedSample(folder, repository.oci);
    await refuses(["MW0079"], { MESHWRIGHT_CACHE: "/dev/null/cache" });
  });
});
