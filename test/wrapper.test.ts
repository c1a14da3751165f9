import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const scratch = mkdtempSync(join(tmpdir(), "meshwright-wrapper-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Tells what it was given, and ends as it was told to. */
const stub = `
import { readFileSync } from "node:fs";
const [first] = process.argv.slice(2);
if (first === "wait") { console.log("waiting"); setInterval(() => {}, 1000); }
else if (first === "exit") process.exitCode = Number(process.argv[3]);
else console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), stdin: first === "read" ? readFileSync(0, "utf8") : "" }));
`;

/** A pnpm that keeps a record of what it was asked. */
const fakePnpm = `#!/bin/sh
if [ "$1" = --version ]; then echo 11.0.0; exit; fi
sleep "$PNPM_SECONDS"
echo "$@ CI=$CI" >>"$PNPM_RECORD"
echo "talk of the install"
[ ! -e "$PNPM_RECORD.fail" ]
`;

let root = "";
let bin = "";
let number = 0;

const script = (path: string, content: string): void => {
  writeFileSync(path, content);
  chmodSync(path, 0o755);
};

beforeEach(() => {
  root = join(scratch, `a workspace ${(number += 1)}`);
  bin = join(root, "bin");
  for (const folder of ["bin", "test", "packages/cli/src/fast-start"])
    mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(import.meta.dirname, "../mw"), join(root, "mw"));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", "packages/cli/package.json"])
    writeFileSync(join(root, file), file.endsWith(".json") ? `{"type": "module"}` : "");
  writeFileSync(join(root, "packages/cli/src/main.ts"), stub);
  writeFileSync(join(root, "packages/cli/src/fast-start/bundle.ts"), `console.log("talk of the bundler");`);
  writeFileSync(join(root, "packages/cli/src/fast-start/compile-schemas.ts"), `console.log("talk of the compiler");`);
  writeFileSync(
    join(root, "test/run.ts"),
    `console.log(process.env.PATH); console.log(process.argv.slice(2).join("|"));`,
  );
  for (const name of [
    "sh",
    "cat",
    "cmp",
    "readlink",
    "dirname",
    "uname",
    "mkdir",
    "ln",
    "rm",
    "mv",
    "find",
    "sleep",
    "rmdir",
  ])
    symlinkSync(
      spawnSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim(),
      join(bin, name),
    );
  symlinkSync(process.execPath, join(bin, "node"));
  script(join(bin, "pnpm"), fakePnpm);
});

interface How {
  readonly cwd?: string;
  readonly input?: string;
  readonly command?: readonly string[];
}

function mw(args: readonly string[], { cwd = root, input = "", command = [join(root, "mw")] }: How = {}) {
  const [first = "", ...more] = command;
  const env = { PATH: bin, PNPM_RECORD: record(), PNPM_SECONDS: "0" };
  const { status, stdout, stderr } = spawnSync(first, [...more, ...args], { cwd, input, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const record = (): string => join(root, "record");
const installs = (): number => (existsSync(record()) ? readFileSync(record(), "utf8").trim().split("\n").length : 0);
const state = (): readonly string[] => readdirSync(join(root, "node_modules/.meshwright")).toSorted();
const told = (stdout: string): unknown => JSON.parse(stdout);

const shells = [["dash"], ["bash"], ["busybox", "sh"]]
  .map(([name = "", ...args]) => [
    spawnSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim(),
    ...args,
  ])
  .filter(([path]) => path !== "");

describe.each([["/bin/sh"], ...shells])("mw run by %s", (...shell) => {
  test("passes arguments, input and output through", () => {
    const args = ["read", "two words", "", "*", "$HOME", "'", `"`, "\\", "-x", "--", "a\nb"];
    const { status, stdout, stderr } = mw(args, { input: "some input", command: [...shell, join(root, "mw")] });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(told(stdout)).toEqual({ args, cwd: root, stdin: "some input" });
  });

  test("installs once, quietly, and again when a manifest changes", () => {
    const command = [...shell, join(root, "mw")];
    expect(mw([], { command })).toMatchObject({ stdout: expect.not.stringContaining("talk of"), stderr: "" });
    mw([], { command });
    expect(readFileSync(record(), "utf8")).toBe("install --frozen-lockfile CI=true\n");
    writeFileSync(join(root, "pnpm-lock.yaml"), "changed: true\n");
    mw([], { command });
    mkdirSync(join(root, "packages/edge"));
    writeFileSync(join(root, "packages/edge/package.json"), "{}");
    mw([], { command });
    mw([], { command });
    expect(installs()).toBe(3);
    expect(state()).toEqual(["found", "installed"]);
  });
});

describe("mw", () => {
  test.each([0, 1, 2, 77])("passes exit code %i through", (code) => {
    expect(mw(["exit", String(code)]).status).toBe(code);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("becomes the command, so that %s reaches it", async (name) => {
    mw([]);
    const child = spawn(join(root, "mw"), ["wait"], {
      cwd: root,
      env: { PATH: bin },
      stdio: ["ignore", "pipe", "ignore"],
    });
    await once(child.stdout, "data");
    child.kill(name);
    const [code, signal] = await once(child, "exit");
    expect({ code, signal }).toEqual({ code: null, signal: name });
  });

  test("works from every folder, and leaves the command there", () => {
    const { stdout } = mw([], { cwd: join(root, "packages") });
    expect(told(stdout)).toMatchObject({ cwd: join(root, "packages") });
    expect(told(mw([], { cwd: join(root, "packages"), command: ["../mw"] }).stdout)).toMatchObject({ args: [] });
    expect(told(mw([], { command: ["/bin/sh", "mw"] }).stdout)).toMatchObject({ cwd: root });
  });

  test("is found through symbolic links", () => {
    mkdirSync(join(root, "elsewhere"));
    symlinkSync(join(root, "mw"), join(root, "elsewhere/absolute"));
    symlinkSync("absolute", join(root, "elsewhere/relative"));
    for (const name of ["absolute", "relative"])
      expect(told(mw(["x"], { cwd: "/", command: [join(root, "elsewhere", name)] }).stdout)).toMatchObject({
        args: ["x"],
      });
  });

  test("without Node and npm says what to install", () => {
    rmSync(join(bin, "node"));
    const { status, stdout, stderr } = mw(["--help"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^mw: needs Node 24, or an npm .*\n$/);
  });

  test.each(["v20.19.4", "v9.0.0", "", "garbage"])("takes no Node that calls itself %j", (version) => {
    rmSync(join(bin, "node"));
    script(join(bin, "node"), `#!/bin/sh\necho "${version}"\n`);
    expect(mw([]).status).toBe(2);
  });

  test("looks again when the Node that it remembers is gone", () => {
    mw([]);
    writeFileSync(join(root, "node_modules/.meshwright/found"), "/nowhere/node\n/nowhere/pnpm\n");
    expect(mw(["exit", "3"]).status).toBe(3);
    expect(readFileSync(join(root, "node_modules/.meshwright/found"), "utf8").split("\n")[0]).toBe(process.execPath);
  });

  test("shows what pnpm said when the install fails, and tries again", () => {
    writeFileSync(`${record()}.fail`, "");
    const { status, stdout, stderr } = mw([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("talk of the install");
    rmSync(`${record()}.fail`);
    expect(mw([]).status).toBe(0);
    expect(installs()).toBe(2);
  });

  test("started twice at once installs once", async () => {
    const start = async () => {
      const child = spawn(join(root, "mw"), ["x"], {
        cwd: root,
        env: { PATH: bin, PNPM_RECORD: record(), PNPM_SECONDS: "0.3" },
      });
      const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
      return { code, args: told(stdout) };
    };
    const outcomes = await Promise.all([start(), start(), start()]);
    expect(outcomes).toEqual(outcomes.map(() => ({ code: 0, args: expect.objectContaining({ args: ["x"] }) })));
    expect(installs()).toBe(1);
    expect(state()).toEqual(["found", "installed"]);
  });

  test("takes over the lock of a run that was killed", () => {
    mw([]);
    rmSync(join(root, "node_modules/.meshwright/installed"));
    const host = spawnSync("uname", ["-n"], { encoding: "utf8" }).stdout.trim();
    symlinkSync(`999999999@${host}`, join(root, "node_modules/.meshwright/lock"));
    expect(mw(["exit", "4"]).status).toBe(4);
    expect(state()).toEqual(["found", "installed"]);
  });

  test("test runs the tests, with Node and pnpm on the PATH", () => {
    const { stdout } = mw(["test", "--force"]);
    const [path = "", args] = stdout.split("\n");
    expect(path.split(delimiter)).toEqual(expect.arrayContaining([dirname(process.execPath), bin]));
    expect(args).toBe("--force");
  });
});
