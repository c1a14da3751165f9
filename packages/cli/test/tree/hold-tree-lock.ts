import { withTreeLock } from "../../src/tree/tree-lock.ts";

// Has the lock of a tree until it is killed; run by the test of the lock.
const [out = ""] = process.argv.slice(2);
await withTreeLock(out, { label: out, tell: () => undefined }, () => {
  process.send?.("locked");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
});
