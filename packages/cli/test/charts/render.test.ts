import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ChartRepository, startChartRepository } from "@meshwright/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeSyntheticFleet } from "../../bench/synthetic-fleet.ts";
import { codesIn } from "../fake-context.ts";
import { contents, edit, remove, scratchFolder } from "../sample-fleets.ts";
import { allPacked, byReference, byRendering, packed, renderedSample, world } from "./rendered-sample.ts";

let folder = "";
let repository: ChartRepository;
let pulled = "";
const charts = allPacked();

beforeAll(async () => {
  repository = await startChartRepository(charts);
  // Pulled once: each test begins with a copy.
  pulled = scratchFolder("pulled");
  renderedSample(pulled, repository.oci);
  expect((await world(pulled).run("charts pull")).exitCode).toBe(0);
});
afterAll(async () => {
  remove(pulled);
  await repository.close();
});
beforeEach(() => {
  for (const chart of charts) repository.publish(chart);
  folder = scratchFolder("rendered");
  for (const part of ["fleet", "cache"]) cpSync(join(pulled, part), join(folder, part), { recursive: true });
});
afterEach(() => remove(folder));

const tree = (): readonly string[] => (existsSync(join(folder, "clusters")) ? contents(join(folder, "clusters")) : []);
const templates = (calls: readonly string[]): readonly string[] => calls.filter((call) => call.startsWith("template "));

describe("a fleet with rendered charts", () => {
  test("renders, passes all checks, and renders the same again without a network", async () => {
    const { run, calls } = world(folder);
    repository.requests();
    const rendered = await run("render");
    expect([rendered.exitCode, ...codesIn(rendered.stderr)]).toEqual([0]);
    expect(globSync("*/60-istiod/deployment-istio-system-istiod.yaml", { cwd: join(folder, "clusters") })).toHaveLength(
      2,
    );
    calls();
    for (const command of ["render --check", "check", "check --render", "order cluster-a"]) {
      const { exitCode, stderr } = await run(command);
      expect([command, exitCode, ...codesIn(stderr)]).toEqual([command, 0]);
    }
    expect((await run("render")).stdout).toMatch(/^clusters: \d+ files unchanged\n$/);
    expect(templates(calls())).toEqual([]);
    expect(repository.requests()).toEqual([]);
  });

  test("gives the first tree again after a time by reference", async () => {
    const { run } = world(folder);
    await run("render");
    const first = tree();
    byReference(folder);
    // By reference nothing of helm is needed.
    expect((await run("render", { MESHWRIGHT_HELM: "/nowhere/helm" })).exitCode).toBe(0);
    expect(tree()).not.toEqual(first);
    byRendering(folder);
    await run("render");
    expect(tree()).toEqual(first);
  });

  test("is the same whatever the environment says to helm", async () => {
    const { run } = world(folder);
    await run("render");
    const first = tree();
    const odd = {
      HELM_NAMESPACE: "odd",
      HELM_DRIVER: "sql",
      HELM_PLUGINS: "/nowhere",
      HELM_KUBEAPISERVER: "https://127.0.0.1:9",
      HELM_DEBUG: "true",
      KUBECONFIG: "/nowhere",
    };
    rmSync(join(folder, "cache/rendered-1"), { recursive: true });
    const again = await run("render", { ...odd, TZ: "Asia/Tokyo" });
    expect([again.exitCode, ...codesIn(again.stderr)]).toEqual([0]);
    expect(tree()).toEqual(first);
  });

  test("of 100 clusters runs helm once for each distinct input", async () => {
    writeSyntheticFleet(join(folder, "fleet"), join(folder, "many"), 100);
    cpSync(join(folder, "fleet/charts.lock.json"), join(folder, "many/charts.lock.json"));
    // What names its cluster in its values is another input in each: left to the engine here.
    edit(
      join(folder, "many/mesh.yaml"),
      ["charts: rendered", "charts: reference"],
      ["  cert-manager:\n", "  cert-manager:\n    charts: rendered\n"],
      ["  external-secrets:\n", "  external-secrets:\n    charts: rendered\n"],
      ["  aws-privateca-issuer:\n", "  aws-privateca-issuer:\n    charts: rendered\n"],
    );
    const { run, calls } = world(folder);
    const { exitCode, stderr } = await run("render --fleet many");
    expect([exitCode, ...codesIn(stderr)]).toEqual([0]);
    expect(globSync("*/20-*/deployment-*.yaml", { cwd: join(folder, "clusters") })).toHaveLength(500);
    expect(globSync("*/25-*/deployment-*.yaml", { cwd: join(folder, "clusters") })).toHaveLength(100);
    const names = templates(calls()).map((call) => call.split(" ")[1] ?? "");
    expect(names.toSorted()).toEqual(["aws-privateca-issuer", "cert-manager", "external-secrets"]);
  });
});

describe("what stops a render leaves the tree as it was", () => {
  const refuses = async (command: string, ...codes: readonly string[]): Promise<string> => {
    const before = tree();
    const { exitCode, stdout, stderr } = await world(folder).run(command);
    expect([exitCode, ...new Set(codesIn(stdout + stderr))]).toEqual([2, ...codes]);
    expect(tree()).toEqual(before);
    return stdout + stderr;
  };
  beforeEach(async () => {
    byReference(folder);
    expect((await world(folder).run("render")).exitCode).toBe(0);
    byRendering(folder);
  });
  /** Puts another chart in the place of one that was pulled. */
  const replace = async (name: string, file: string, text: string): Promise<void> => {
    repository.publish(packed(name, { [file]: text }));
    expect((await world(folder).run("charts pull --accept-changed")).exitCode).toBe(0);
  };

  test("a chart that is not in the lock", async () => {
    edit(join(folder, "fleet/mesh.yaml"), ["version: v1.21.2", "version: v1.21.3"]);
    for (const command of ["render", "render --check", "order", "check --render"])
      expect(await refuses(command, "MW0074")).toContain("cert-manager v1.21.3");
  });

  test("a chart that was not pulled to this machine", async () => {
    remove(join(folder, "cache"));
    await refuses("render", "MW0077");
  });

  test("a chart whose file in the cache was changed", async () => {
    for (const file of globSync("cache/charts/*.tgz", { cwd: folder })) writeFileSync(join(folder, file), "other");
    await refuses("render", "MW0077");
    expect((await world(folder).run("charts pull")).exitCode).toBe(0);
    expect((await world(folder).run("render")).exitCode).toBe(0);
  });

  test("a helm that is not there", async () => {
    const { exitCode, stderr } = await world(folder).run("render", { MESHWRIGHT_HELM: "", PATH: folder });
    expect([exitCode, ...codesIn(stderr)]).toEqual([2, "MW0070"]);
  });

  test("a chart that helm cannot render, told with chart and cluster", async () => {
    await replace(
      "istiod",
      "templates/fail.yaml",
      '{{ fail "https://me:hush@charts.example/?token=hush is no mesh" }}',
    );
    const told = await refuses("render", "MW0072");
    // Told once, though the values of each cluster are others.
    expect(told).toMatch(/cluster-a 60-istiod: error MW0072.*istiod 1\.31\.1.*The same in cluster-b\./);
    expect(codesIn(told)).toEqual(["MW0072"]);
    expect(told).not.toContain("hush");
  });

  test.each([
    ["by chance", "{{ randAlphaNum 12 }}"],
    ["by the day", '{{ now | date "2006-01-02" }}'],
    ["in no order", "{{ range $i := until 9 }}{{ keys (dict 1 1 2 2 3 3 4 4 5 5 6 6 7 7 8 8) }}{{ end }}"],
  ])("a chart that renders something else each time: %s", async (_, value) => {
    const object = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: odd }\ndata: { value: "${value}" }\n`;
    await replace("base", "templates/odd.yaml", object);
    expect(await refuses("render", "MW0078")).toContain("the ConfigMap odd");
  });

  test.each([
    ["no YAML", "MW0072", "a: b: c"],
    [
      "a Secret with content",
      "MW0066",
      "apiVersion: v1\nkind: Secret\nmetadata: { name: odd }\nstringData: { word: hush }\n",
    ],
  ])("a chart that renders %s", async (_, code, text) => {
    await replace("base", "templates/odd.yaml", text);
    expect(await refuses("render", code)).not.toContain("hush");
  });

  test("nothing, where only what helm printed cannot be kept", async () => {
    const { run, calls } = world(folder);
    writeFileSync(join(folder, "cache/rendered-1"), "no folder");
    expect((await run("render --no-cache")).exitCode).toBe(0);
    const first = tree();
    calls();
    expect((await run("render --no-cache")).exitCode).toBe(0);
    expect(templates(calls()).length).toBeGreaterThan(5);
    expect(tree()).toEqual(first);
  });

  test("what it keeps in the cache is whole, or is made again", async () => {
    const { run, calls } = world(folder);
    await run("render");
    const first = tree();
    calls();
    const [file = ""] = globSync("cache/rendered-1/*", { cwd: folder });
    writeFileSync(join(folder, file), readFileSync(join(folder, file), "utf8").slice(0, -9));
    await run("render");
    // A chart that may vary is rendered twice, with the same words.
    expect(new Set(templates(calls())).size).toBe(1);
    expect(tree()).toEqual(first);
  });
});
