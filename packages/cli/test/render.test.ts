import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { addCluster, contents, copySample, edit, remove, scratchFolder } from "./sample-fleets.ts";

const scratch = scratchFolder("render");
afterAll(() => remove(scratch));
let cwd = "";
let number = 0;

beforeEach(async () => {
  cwd = join(scratch, String((number += 1)));
  mkdirSync(cwd);
  copySample(cwd);
  const { exitCode, stdout } = await runCli(["render"], { cwd });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^clusters: \d+ added, 0 changed, 0 removed, 0 files unchanged$/m);
});

const render = (...args: readonly string[]) => runCli(["render", ...args], { cwd });
const tree = (path: string): string => join(cwd, "clusters", path);
const changesIn = (text: string): readonly string[] => text.split("\n").filter((line) => /^[-+~] /.test(line));
const anObject = "cluster-a/60-istiod/anything.yaml";
const listed = (): readonly string[] =>
  Object.keys(JSON.parse(readFileSync(tree("cluster-a/manifest.json"), "utf8")).files);
const someFile = (): string => `cluster-a/${listed()[0]}`;

describe("render", () => {
  test("a second time touches nothing", async () => {
    const times = () => contents(join(cwd, "clusters")).map((line) => statSync(tree(line.split(" ")[0] ?? "")).mtimeMs);
    const before = times();
    const { stdout } = await render();
    expect(changesIn(stdout)).toEqual([]);
    expect(times()).toEqual(before);
    expect(existsSync(tree(".meshwright-tmp"))).toBe(false);
  });

  test("one more cluster is one more folder, and links", async () => {
    addCluster(join(cwd, "fleet"), "cluster-c", 3);
    const { stdout, stderr } = await render();
    expect(stderr).toContain("cluster-a/access/");
    expect(stderr).toContain("docs/access.md");
    const others = changesIn(stdout).filter(
      (line) => !line.startsWith("+ clusters/cluster-c/") && !line.includes("cluster-c"),
    );
    expect(others).toEqual([
      // The account of the CA and of the exchange lets it in.
      "~ clusters/_fleet/access/role-111122223333-harbour-mesh-ca.trust.json",
      "~ clusters/_fleet/access/role-111122223333-harbour-mesh-exchange.exchange.policy.json",
      "~ clusters/_fleet/access/role-111122223333-harbour-mesh-exchange.trust.json",
      "~ clusters/cluster-a/access/exchange-role.policy.json",
      // The one Kiali of the peer group names the clusters that it shows.
      "~ clusters/cluster-a/argocd-links/application-argocd-cluster-a-100-kiali.yaml",
    ]);
    expect(existsSync(tree("cluster-c/manifest.json"))).toBe(true);
    rmSync(join(cwd, "fleet/clusters/cluster-c.yaml"));
    expect((await render("--cluster", "cluster-a")).exitCode).toBe(0);
    expect(existsSync(tree("cluster-c"))).toBe(true);
    expect((await render()).exitCode).toBe(0);
    expect(existsSync(tree("cluster-c"))).toBe(false);
  });

  test("--cluster writes the named ones only", async () => {
    edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshID: quay"]);
    const { stdout } = await render("--cluster", "cluster-b", "--cluster", "cluster-b");
    const touched = changesIn(stdout).map((line) => line.split("/")[1]);
    expect([...new Set(touched)]).toEqual(["cluster-b"]);
    expect((await render("--check")).exitCode).toBe(1);
    expect((await render("--check", "--cluster", "cluster-b")).exitCode).toBe(0);
  });

  test("a foreign file is reported and left", async () => {
    writeFileSync(tree("cluster-a/note.txt"), "mine");
    mkdirSync(tree("handmade"));
    writeFileSync(tree("handmade/manifest.json"), "{}");
    const { stderr, exitCode } = await render();
    expect(codesIn(stderr)).toEqual(["MW0107", "MW0107"]);
    expect(exitCode).toBe(0);
    expect(readFileSync(tree("cluster-a/note.txt"), "utf8")).toBe("mine");
  });

  test("a file changed by hand is rendered again, and that is said", async () => {
    const before = contents(join(cwd, "clusters"));
    writeFileSync(tree(someFile()), "by hand");
    const { stdout, stderr } = await render();
    expect(changesIn(stdout)).toEqual([`~ clusters/${someFile()}`]);
    expect(codesIn(stderr)).toEqual(["MW0108"]);
    expect(contents(join(cwd, "clusters"))).toEqual(before);
  });

  test.each<{ title: string; code: string; break: () => void }>([
    {
      title: "a foreign file in the way",
      code: "MW0102",
      break: () => {
        rmSync(tree("cluster-b"), { recursive: true });
        mkdirSync(tree("cluster-b/argocd"), { recursive: true });
        writeFileSync(tree("cluster-b/argocd-links"), "mine");
      },
    },
    {
      title: "a file for a top folder",
      code: "MW0102",
      break: () => {
        rmSync(tree("cluster-b"), { recursive: true });
        writeFileSync(tree("cluster-b"), "mine");
      },
    },
    {
      title: "a symbolic link for a top folder",
      code: "MW0103",
      break: () => {
        rmSync(tree("cluster-b"), { recursive: true });
        symlinkSync(tree("cluster-a"), tree("cluster-b"));
      },
    },
    {
      title: "a symbolic link for a folder",
      code: "MW0103",
      break: () => {
        rmSync(tree("cluster-b/argocd"), { recursive: true });
        symlinkSync(tree("cluster-a/argocd"), tree("cluster-b/argocd"));
      },
    },
    {
      title: "a symbolic link for a file",
      code: "MW0103",
      break: () => {
        rmSync(tree(someFile()));
        symlinkSync("/etc/hostname", tree(someFile()));
      },
    },
    {
      title: "a symbolic link for the manifest",
      code: "MW0103",
      break: () => {
        rmSync(tree("cluster-b/manifest.json"));
        symlinkSync(tree("cluster-a/manifest.json"), tree("cluster-b/manifest.json"));
      },
    },
    {
      title: "a symbolic link for the temporary folder",
      code: "MW0103",
      break: () => symlinkSync("/tmp", tree(".meshwright-tmp")),
    },
    {
      title: "a manifest with the marks of a merge",
      code: "MW0104",
      break: () => edit(tree("cluster-a/manifest.json"), [`"state"`, `<<<<<<< HEAD\n"state"`]),
    },
    {
      title: "a manifest of a later version",
      code: "MW0104",
      break: () => edit(tree("cluster-a/manifest.json"), [`"meshwright": 1`, `"meshwright": 2`]),
    },
    {
      title: "somebody else's manifest",
      code: "MW0102",
      break: () => writeFileSync(tree("cluster-a/manifest.json"), `{"name": "shop"}`),
    },
  ])("$title: $code, and nothing is written", async ({ code, break: spoil }) => {
    edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshID: quay"]);
    spoil();
    const before = contents(join(cwd, "clusters"));
    const { stderr, stdout, exitCode } = await render();
    expect(codesIn(stderr).filter((found) => found !== "MW0107")).toEqual([code]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(contents(join(cwd, "clusters"))).toEqual(before);
  });

  test("a fleet with an error leaves the tree as it was", async () => {
    const before = contents(join(cwd, "clusters"));
    edit(join(cwd, "fleet/mesh.yaml"), ["meshID: harbour", "meshID: harbour\nmeshIDD: quay"]);
    const { stderr, exitCode } = await render();
    expect(exitCode).toBe(2);
    expect(codesIn(stderr)).toHaveLength(1);
    expect(stderr).toMatch(/^fleet\/mesh\.yaml:\d+:\d+ meshIDD: error MW/);
    expect(contents(join(cwd, "clusters"))).toEqual(before);
  });
});

describe("render --check", () => {
  test("says that a tree is up to date, and writes nothing", async () => {
    const before = contents(cwd);
    const { exitCode, stdout, stderr } = await render("--check");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(contents(cwd)).toEqual(before);
    expect(stdout).toMatch(/^clusters: up to date, \d+ files\n$/);
  });

  test.each<{ title: string; line: string; spoil: () => void; warnings?: readonly string[] }>([
    { title: "missing", line: "missing clusters/$FILE", spoil: () => rmSync(tree(someFile())) },
    {
      title: "differs",
      line: "differs clusters/$FILE",
      spoil: () => writeFileSync(tree(someFile()), "by hand"),
      warnings: ["MW0108"],
    },
    {
      title: "stale",
      line: `stale clusters/${anObject}`,
      spoil: () => {
        mkdirSync(tree("cluster-a/60-istiod"), { recursive: true });
        writeFileSync(tree(anObject), "");
        edit(tree("cluster-a/manifest.json"), [
          `"files": {`,
          `"files": {"60-istiod/anything.yaml": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",`,
        ]);
      },
    },
    {
      title: "unfinished",
      line: "unfinished clusters/cluster-a",
      spoil: () => edit(tree("cluster-a/manifest.json"), ["complete", "rendering"]),
    },
    {
      title: "a manifest that is not written as it should be",
      line: "differs clusters/cluster-a/manifest.json",
      spoil: () => edit(tree("cluster-a/manifest.json"), ["    ", "\t"]),
    },
    {
      title: "no manifest",
      line: "differs clusters/cluster-a/manifest.json",
      spoil: () => rmSync(tree("cluster-a/manifest.json")),
      warnings: [],
    },
  ])("finds what is $title", async ({ line, spoil, warnings = [] }) => {
    const file = someFile();
    spoil();
    const before = contents(join(cwd, "clusters"));
    const { exitCode, stdout, stderr } = await render("--check");
    expect(exitCode).toBe(1);
    expect(stdout).toContain(line.replace("$FILE", file));
    expect(codesIn(stderr)).toEqual(warnings);
    expect(contents(join(cwd, "clusters"))).toEqual(before);
    await render();
    expect((await render("--check")).exitCode).toBe(0);
  });

  test("a foreign file is told, and no error", async () => {
    writeFileSync(tree("cluster-a/note.txt"), "mine");
    const { exitCode, stderr } = await render("--check");
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 0, codes: ["MW0107"] });
  });
});
