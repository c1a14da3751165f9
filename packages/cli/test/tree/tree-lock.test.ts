import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withTreeLock } from "../../src/tree/tree-lock.ts";

const out = `/meshwright/tree-lock/${process.pid}`;
const lock = (told: string[], timeoutSeconds: number, action: () => string = () => "done") =>
  withTreeLock(out, { label: "clusters", tell: (line) => void told.push(line), timeoutSeconds }, action);

/** Another process that has the lock, as a render has it. */
async function holder() {
  const child = fork(join(import.meta.dirname, "hold-tree-lock.ts"), [out]);
  await once(child, "message");
  return child;
}

test("a free tree is locked without a word, and free again afterwards, also after an error", async () => {
  const told: string[] = [];
  await expect(
    lock(told, 1, () => {
      throw new Error("in between");
    }),
  ).rejects.toThrow("in between");
  expect(await lock(told, 1)).toBe("done");
  expect(told).toEqual([]);
});

test("a lock that is held is waited for, and in the end refused", async () => {
  const child = await holder();
  const told: string[] = [];
  await expect(lock(told, 0.2)).rejects.toMatchObject({ findings: [{ code: "MW0106" }] });
  expect(told).toHaveLength(1);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await lock(told, 5)).toBe("done");
});

test("a lock ends with its process, however that ends", async () => {
  const child = await holder();
  const told: string[] = [];
  const waiting = lock(told, 10);
  setTimeout(() => child.kill("SIGKILL"), 200);
  expect(await waiting).toBe("done");
  expect(told).toHaveLength(1);
});
