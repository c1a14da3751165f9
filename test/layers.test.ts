import { globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const packages = join(import.meta.dirname, "../packages");

/** Lowest first. A package may import only packages from rows above its own. */
const layers = [
  ["model"],
  ["findings"],
  ["reading"],
  ["inventory"],
  ["trust", "reach"],
  ["aws", "config", "charts", "schemas", "checks"],
  ["diff"],
  ["kit"],
  ["network", "cert-manager", "istio", "apps", "kiali", "verify", "terraform"],
  ["delivery"],
  ["mesh"],
  ["cli"],
];

/** For tests only; no source of a package imports them. */
const forTests = ["testkit"];

/** The finer rule of the style's table: components get what they need as props and never see each other. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  findings: ["model"],
  reading: ["findings"],
  inventory: ["model", "findings", "reading"],
  trust: ["model", "findings"],
  reach: ["model", "findings"],
  aws: ["model", "findings", "reading", "reach"],
  config: ["model", "findings", "reading", "trust", "reach"],
  charts: ["model", "findings", "reading", "inventory"],
  kit: ["model", "findings", "charts"],
  schemas: ["model", "findings"],
  checks: ["model", "findings", "reading", "inventory"],
  diff: ["model", "findings", "reading", "inventory", "trust", "checks"],
  network: ["model", "kit"],
  "cert-manager": ["model", "kit"],
  istio: ["model", "kit"],
  apps: ["model", "kit"],
  kiali: ["model", "kit"],
  verify: ["model", "kit"],
  terraform: ["model", "reach"],
  delivery: ["model", "findings", "inventory", "kit"],
  mesh: layers.slice(0, 10).flat(),
  cli: layers.slice(0, 11).flat(),
  testkit: ["model", "findings"],
};

interface Import {
  readonly file: string;
  readonly from: string;
}

/** What the files of one folder of a package import, static or dynamic. */
const importsIn = (name: string, folder: "src" | "test"): readonly Import[] =>
  globSync(`${name}/${folder}/**/*.ts`, { cwd: packages }).flatMap((file) =>
    [...readFileSync(join(packages, file), "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
      ([, from = ""]) => ({
        file,
        from,
      }),
    ),
  );

const workspacePackage = (from: string): string | undefined => /^@meshwright\/([^/]+)/.exec(from)?.[1];
const workspaceImports = (name: string, folder: "src" | "test"): readonly string[] => [
  ...new Set(importsIn(name, folder).flatMap(({ from }) => workspacePackage(from) ?? [])),
];

/** `dependencies` or `devDependencies` of a package, workspace packages only. */
function declared(name: string, field: "dependencies" | "devDependencies"): readonly string[] {
  const manifest: unknown = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  const entries = Object.entries(manifest ?? {}).find(([key]) => key === field)?.[1];
  return Object.keys(entries ?? {}).flatMap((dependency) => workspacePackage(dependency) ?? []);
}

test("the rows together are the folders of packages/", () => {
  expect([...layers.flat(), ...forTests].toSorted()).toEqual(readdirSync(packages).toSorted());
});

describe.each(layers.flatMap((row, rank) => row.map((name) => ({ name, rank }))))("$name", ({ name, rank }) => {
  test("imports only lower layers, and of those only what the table allows", () => {
    const imported = workspaceImports(name, "src");
    expect(layers.slice(0, rank).flat()).toEqual(expect.arrayContaining([...imported]));
    expect(allowed[name]).toEqual(expect.arrayContaining([...imported]));
  });

  test("has tests that look down too", () => {
    const higher = new Set(layers.slice(rank + 1).flat());
    expect(workspaceImports(name, "test").filter((other) => higher.has(other))).toEqual([]);
  });
});

describe.each([...layers.flat(), ...forTests])("%s", (name) => {
  test("declares what it may import, and no more", () => {
    expect(allowed[name]).toEqual(expect.arrayContaining([...declared(name, "dependencies")]));
  });

  test("looks into no other package but through its index", () => {
    const inside = [...importsIn(name, "src"), ...importsIn(name, "test")].filter(
      ({ from }) => /^@meshwright\/[^/]+\//.test(from) || /(^|\/)packages\//.test(from),
    );
    expect(inside).toEqual([]);
  });

  test("runs its tests with the repository's configuration, which writes the report that is counted", () => {
    const manifest = readFileSync(join(packages, name, "package.json"), "utf8");
    expect(manifest).toContain(`"test": "vitest run --config ../../vitest.config.ts"`);
  });
});

test("only the command line writes files, starts processes, or talks", () => {
  const world = /^node:(child_process|net|http|https|worker_threads|readline)$/;
  const writing = /\b(write|append|copy|cp|mkdir|mkdtemp|rename|rm|rmdir|unlink|truncate|symlink|link)[A-Za-z]*\b/;
  // Scripts that a person runs: after a change of what schemas are made from, and to begin a check.
  const scripts = ["config/src/write-schemas.ts", "schemas/src/write-schemas.ts", "checks/src/new-check.ts"];
  // For tests only: they unpack tools, and run a chart repository.
  const tools = ["chart-archives", "chart-repository", "kubernetes-tools"].map((name) => `testkit/src/${name}.ts`);
  const exempt = new Set([...scripts, ...tools]);
  const files = globSync("*/src/**/*.ts", { cwd: packages }).filter(
    (file) => !file.startsWith("cli/") && !exempt.has(file),
  );
  const touching = files.filter((file) =>
    [...readFileSync(join(packages, file), "utf8").matchAll(/import ([^;]*?) from "(node:[^"]+)"/g)].some(
      ([, names = "", from = ""]) =>
        world.test(from) || (from.startsWith("node:fs") && (writing.test(names) || !names.includes("{"))),
    ),
  );
  expect(touching).toEqual([]);
});
