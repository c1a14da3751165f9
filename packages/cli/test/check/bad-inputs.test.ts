import { kinds } from "@meshwright/findings";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { codesIn, runCli } from "../fake-context.ts";
import { repository, scratchFolder } from "../sample-fleets.ts";
import { badInputs } from "./bad-inputs.ts";

const scratch = scratchFolder("bad-inputs");
const at = join(scratch, "work");
beforeEach(() => {
  for (const part of ["clusters", "fleet"]) cpSync(join(repository, part), join(at, part), { recursive: true });
});
afterEach(() => rmSync(at, { recursive: true, force: true }));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const check = (...args: readonly string[]) => runCli(["check", ...args], { cwd: at });

describe("a tree as it was rendered", () => {
  test.each([[], ["--render"]])("has nothing wrong with it (%s)", async (...args) => {
    const { exitCode, stdout } = await check(...args);
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 0, codes: [] });
  });

  test("has a remark of its fleet, which is no annotation and of no render", async () => {
    const rendered = await runCli(["render", "--check"], { cwd: at });
    const said = [await check(), await check("--format", "json"), await check("--format", "github"), rendered];
    expect(said.map(({ stdout, stderr }) => (stdout + stderr).includes(kinds.exchangeGuardsTrust.code))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("what can be wrong ends in a finding", () => {
  test.each(badInputs)("$name", async ({ make, codes, exitCode }) => {
    make(at);
    const told = await check();
    expect(codesIn(told.stdout)).toEqual(expect.arrayContaining([...codes]));
    expect(told.exitCode).toBe(exitCode);
    expect(told.stdout).toMatch(/^clusters: \d+ objects? in \d+ files: /m);
    expect(`${told.stdout}${told.stderr}`).not.toContain("bug in meshwright");
  });

  test("a socket", async () => {
    const server = createServer().listen(join(at, "clusters/cluster-a/40-ca/s.yaml"));
    await once(server, "listening");
    const { exitCode, stdout } = await check();
    server.close();
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 1, codes: ["MW0001"] });
  });
});

describe("a folder", () => {
  test.each<[string, string, readonly string[], number]>([
    ["that does not exist", "nowhere", ["MW0113"], 2],
    ["that is a file", "fleet/mesh.yaml", ["MW0113"], 2],
    ["that is an unset variable", "", ["MW0113"], 2],
  ])("%s", async (_, folder, codes, exitCode) => {
    const told = await check(folder);
    expect({ exitCode: told.exitCode, codes: codesIn(told.stderr) }).toEqual({ exitCode, codes });
  });

  test("that is empty has nothing to check, which is no pass", async () => {
    mkdirSync(join(at, "empty"));
    const { exitCode, stdout } = await check("empty");
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 1, codes: ["MW0113", "MW0115"] });
  });

  test("in which a pipe has the name of a manifest is not waited for", async () => {
    mkdirSync(join(at, "pipes/one"), { recursive: true });
    execFileSync("mkfifo", [join(at, "pipes/one/manifest.json")]);
    const { exitCode, stdout } = await check("pipes");
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 1, codes: ["MW0113", "MW0115", "MW0001"] });
  });

  test("that is one of a tree is checked with its manifest", async () => {
    rmSync(join(at, "clusters/cluster-a/80-mesh-policy/telemetry-istio-system-mesh-default.yaml"));
    const { exitCode, stdout } = await check("clusters/cluster-a/");
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 1, codes: ["MW0110"] });
  });

  test("of anybody's manifests is checked, and what could not be is said", async () => {
    mkdirSync(join(at, "others/with space"), { recursive: true });
    const service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: orders\n  namespace: shop\nspec:\n  prots: []\n";
    writeFileSync(join(at, "others/with space/Größe.yml"), service);
    const { exitCode, stdout } = await check("others");
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 1, codes: ["MW0115", "MW4001"] });
    expect(stdout).toContain("not compared with a manifest");
  });

  test("can be named absolutely, and from elsewhere", async () => {
    const { exitCode, stdout } = await runCli(["check", join(at, "clusters")], { cwd: scratch });
    expect({ exitCode, codes: codesIn(stdout) }).toEqual({ exitCode: 0, codes: [] });
  });
});

describe("--render", () => {
  test("tells what is missing, differs and is no longer rendered", async () => {
    const policy = join(at, "clusters/cluster-a/80-mesh-policy");
    rmSync(join(policy, "telemetry-istio-system-mesh-default.yaml"));
    rmSync(join(at, "fleet/apps/sample-b.yaml"));
    const { exitCode, stdout } = await check("--render", "--format", "json");
    const { findings }: { findings: readonly { code: string; message: string }[] } = JSON.parse(stdout);
    const messages = findings.filter(({ code }) => code === "MW0116").map(({ message }) => message);
    expect(exitCode).toBe(2); // sample-a calls sample-b, so the fleet itself cannot be used
    expect(messages).toEqual([]);
    cpSync(join(repository, "fleet"), join(at, "fleet"), { recursive: true });
    rmSync(join(at, "fleet/clusters/cluster-b.yaml"));
    expect((await check("--render")).exitCode).toBe(2);
  });

  test("of a fleet that renders something else", async () => {
    const mesh = join(at, "fleet/mesh.yaml");
    const { readFileSync } = await import("node:fs");
    writeFileSync(mesh, readFileSync(mesh, "utf8").replace("accessLog: errors", "accessLog: all"));
    const { exitCode, stdout } = await check("--render");
    expect({ exitCode, codes: new Set(codesIn(stdout)) }).toEqual({ exitCode: 1, codes: new Set(["MW0116"]) });
    expect((await check()).exitCode).toBe(0);
  });

  test("needs a whole tree, and a fleet", async () => {
    expect(codesIn((await check("clusters/cluster-a", "--render")).stderr)).toEqual(["MW0113"]);
    rmSync(join(at, "fleet"), { recursive: true });
    const without = await check();
    expect({ exitCode: without.exitCode, says: without.stdout.includes("not compared with a fleet") }).toEqual({
      exitCode: 0,
      says: true,
    });
    const told = await check("--render");
    expect({ exitCode: told.exitCode, codes: codesIn(told.stdout) }).toEqual({ exitCode: 2, codes: ["MW0002"] });
    expect((await check("--fleet", "nowhere")).exitCode).toBe(2);
  });
});

test("schemas that are gone stop the check, and a render, before anything", async () => {
  const engine = async () => {
    const schemas = await import("@meshwright/schemas");
    return {
      aws: await import("@meshwright/aws"),
      config: await import("@meshwright/config"),
      mesh: await import("@meshwright/mesh"),
      reach: await import("@meshwright/reach"),
      trust: await import("@meshwright/trust"),
      schemas: { loadSchemas: () => schemas.loadSchemas({ folder: join(at, "no-schemas") }) },
    };
  };
  for (const command of ["check", "render"]) {
    const { exitCode, stderr } = await runCli([command], { cwd: at, engine });
    expect({ exitCode, codes: codesIn(stderr) }).toEqual({ exitCode: 2, codes: ["MW4007"] });
  }
});

test("a mistyped flag is an error with a suggestion", async () => {
  const { exitCode, stderr } = await check("--rendr");
  expect(exitCode).toBe(2);
  expect(stderr).toContain("--render");
});
