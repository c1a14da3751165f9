import { Refused } from "./processes.ts";
import { error } from "./workflow.ts";

/** Runs a step, and tells in words what stops it. */
export async function step(action: () => Promise<void> | void): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    error("meshwright", thrown.message);
    process.exitCode = 1;
  }
}
