import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chmod, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFleet } from "../src/index.ts";
import { placed, useWorkbench } from "./workbench.ts";
import { today } from "./wrong-fleets.ts";

const { root } = useWorkbench();
const load = async () => (await loadFleet("fleet", { today, root: root() })).findings.map(placed);
const dublin = () => join(root(), "fleet/clusters/dublin.yaml");

test("a socket", async () => {
  await rm(dublin());
  const server = createServer().listen(dublin());
  await once(server, "listening");
  expect(await load()).toEqual(["MW0001 fleet/clusters/dublin.yaml"]);
  server.close();
});

test("a pipe that nobody writes to", async () => {
  await rm(dublin());
  execFileSync("mkfifo", [dublin()]);
  expect(await load()).toEqual(["MW0001 fleet/clusters/dublin.yaml"]);
});

test("a circle of links", async () => {
  await rm(dublin());
  await symlink("dublin.yaml", dublin());
  expect(await load()).toEqual(["MW0001 fleet/clusters/dublin.yaml"]);
});

test("a link to a device", async () => {
  await rm(dublin());
  await symlink("/dev/zero", dublin());
  expect(await load()).toEqual(["MW0012 fleet/clusters/dublin.yaml"]);
});

test("a link within the fleet is as good as a file", async () => {
  await symlink("shop-root.pem", join(root(), "fleet/roots/current.pem"));
  expect(await load()).toEqual([]);
});

/** Runs as somebody who owns nothing: the superuser can read everything. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid?.(65534);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

test("a file and a folder without permission", async () => {
  await chmod(root(), 0o755);
  await chmod(dublin(), 0);
  await chmod(join(root(), "fleet/apps"), 0);
  expect(await asNobody(load)).toEqual(["MW0001 fleet/apps", "MW0001 fleet/clusters/dublin.yaml"]);
  await chmod(join(root(), "fleet/apps"), 0o700);
});

test("hidden files, such as those of editors, are left alone", async () => {
  await writeFile(join(root(), "fleet/clusters/.dublin.yaml.swp"), "\0");
  expect(await load()).toEqual([]);
});

test("brackets without end", async () => {
  await writeFile(dublin(), "[".repeat(20_000));
  expect(new Set(await load())).toEqual(new Set(["MW0006 fleet/clusters/dublin.yaml"]));
});
