import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, watch } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { writeTree } from "../src/tree/write-tree.ts";
import {
  addCluster,
  contents,
  copySample,
  edit,
  foldersOf,
  main,
  remove,
  renameSecondCluster,
  scratchFolder,
} from "./sample-fleets.ts";

const kills = 50;
const lanes = 3;
const scratch = scratchFolder("killed");
afterAll(() => remove(scratch));

/** The same numbers in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function makeFleets(): readonly string[] {
  const [sample = "", grown = "", renamed = ""] = ["sample", "grown", "renamed"].map((name) => {
    mkdirSync(join(scratch, name));
    return copySample(join(scratch, name));
  });
  addCluster(grown, "cluster-c", 3);
  edit(join(grown, "mesh.yaml"), ["meshID: harbour", "meshID: quay"]);
  renameSecondCluster(renamed, "cluster-d");
  edit(join(renamed, "mesh.yaml"), ["accessLog: errors", "accessLog: all"]);
  return [sample, grown, renamed];
}

const options = (out: string) => ({ cwd: "/", out, whole: true, tell: () => undefined });

/** Starts a real render and kills it: `after` milliseconds after its first write, or after its start. */
async function killRender(
  fleet: string,
  out: string,
  moment: { readonly from: "start" | "write"; readonly after: number },
): Promise<void> {
  const child = spawn(process.execPath, [main, "render", "--fleet", fleet, "--out", out], { stdio: "ignore" });
  const ended = once(child, "exit");
  if (moment.from === "write") {
    const watcher = watch(out);
    await Promise.race([once(watcher, "change"), ended]);
    watcher.close();
  }
  await Promise.race([sleep(moment.after), ended]);
  child.kill("SIGKILL");
  await ended;
}

test("a render killed at any moment is completed by the next one", { timeout: 180_000 }, async () => {
  const fleets = makeFleets();
  const rendered = await Promise.all(fleets.map(foldersOf));
  const fresh = await Promise.all(
    rendered.map(async (folders, index) => {
      const out = join(scratch, `fresh-${index}`);
      await writeTree(options(out), folders);
      return contents(out);
    }),
  );
  let unfinished = 0;
  const lane = async (number: number): Promise<void> => {
    const next = random(2026 + number);
    const out = join(scratch, `tree-${number}`);
    await writeTree(options(out), rendered[0] ?? []);
    let last = 0;
    for (let kill = number; kill < kills; kill += lanes) {
      const victim = (last + 1 + Math.floor(next() * (fleets.length - 1))) % fleets.length;
      const moment =
        kill % 10 === 9
          ? { from: "start" as const, after: next() * 1500 }
          : { from: "write" as const, after: next() * 40 };
      await killRender(fleets[victim] ?? "", out, moment);
      if (existsSync(join(out, ".meshwright-tmp"))) unfinished += 1;
      last = Math.floor(next() * fleets.length);
      await writeTree(options(out), rendered[last] ?? []);
      expect(
        contents(out),
        `kill ${kill}, ${moment.after} ms from ${moment.from}, fleet ${victim} then ${last}`,
      ).toEqual(fresh[last]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  // Else the moments were not in the midst of writing, and this test has shown nothing.
  expect(unfinished).toBeGreaterThanOrEqual(10);
});
