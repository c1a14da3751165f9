import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codesIn, runCli } from "./fake-context.ts";
import { contents, copySample, edit, remove, scratchFolder } from "./sample-fleets.ts";

// A fleet goes from one engine to the other and back; Flux is installed in between.

const cwd = scratchFolder("engines");
afterAll(() => remove(cwd));

const tree = (path: string): string => join(cwd, "clusters", path);
const mesh = join(cwd, "fleet/mesh.yaml");

/** `[argocd]` is what the sample has without saying it. */
async function renderFor(engines: string): Promise<{ exitCode: number | undefined; codes: readonly string[] }> {
  const text = readFileSync(mesh, "utf8").replace(/^ {2}engines: .*\n/m, "");
  writeFileSync(mesh, text);
  edit(mesh, ["  revision: main\n", `  revision: main\n  engines: ${engines}\n`]);
  const { exitCode, stderr } = await runCli(["render"], { cwd });
  return { exitCode, codes: codesIn(stderr) };
}

async function check(...args: readonly string[]): Promise<readonly string[]> {
  const { stdout, stderr } = await runCli(["check", ...args], { cwd });
  return codesIn(stdout + stderr);
}

/** What `flux bootstrap --path clusters/cluster-a/flux` commits; files of several documents, as Flux writes them. */
function bootstrap(): void {
  mkdirSync(tree("cluster-a/flux/flux-system"), { recursive: true });
  const namespace = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: flux-system\n";
  const sync = `apiVersion: source.toolkit.fluxcd.io/v1\nkind: GitRepository\nmetadata:\n  name: flux-system\n  namespace: flux-system\n`;
  const files = {
    "gotk-components.yaml": `---\n# Flux\n${namespace}---\n${namespace}`,
    "gotk-sync.yaml": `---\n${sync}---\n${sync.replace("GitRepository", "Kustomization")}`,
    "kustomization.yaml":
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- gotk-sync.yaml\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(tree(`cluster-a/flux/flux-system/${name}`), text);
}

describe("a fleet that changes its engine", () => {
  let first: readonly string[] = [];
  beforeAll(async () => {
    copySample(cwd);
    expect(await renderFor("[argocd]")).toEqual({ exitCode: 0, codes: [] });
    first = contents(join(cwd, "clusters"));
  });

  test("has the files of both while it moves, and of Flux alone then", async () => {
    expect(await renderFor("[argocd, flux]")).toEqual({ exitCode: 0, codes: [] });
    expect(existsSync(tree("cluster-a/flux-releases/60-istiod"))).toBe(true);
    expect(existsSync(tree("cluster-a/argocd"))).toBe(true);
    expect(await check("--render")).toEqual([]);
    expect(await renderFor("[flux]")).toEqual({ exitCode: 0, codes: [] });
    expect(existsSync(tree("cluster-a/argocd"))).toBe(false);
    expect(await check("--render")).toEqual([]);
  });

  test("keeps what the bootstrap of Flux wrote, and takes it for no stranger", async () => {
    bootstrap();
    expect(await check("--render")).toEqual([]);
    expect(await renderFor("[flux]")).toEqual({ exitCode: 0, codes: [] });
    expect(existsSync(tree("cluster-a/flux/flux-system/gotk-sync.yaml"))).toBe(true);
  });

  test("finds a secret also where Flux writes", async () => {
    const file = tree("cluster-a/flux/flux-system/gotk-sync.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, `${text}# -----BEGIN EC PRIVATE KEY-----\n`);
    expect(await check()).toContain("MW6001");
    writeFileSync(file, text);
  });

  test("and goes back, has the first tree again", async () => {
    remove(tree("cluster-a/flux/flux-system"));
    expect(await renderFor("[argocd]")).toEqual({ exitCode: 0, codes: [] });
    expect(contents(join(cwd, "clusters"))).toEqual(first);
  });
});
