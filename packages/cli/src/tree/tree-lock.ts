import { hash } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { errorText } from "./error-text.ts";

export interface LockOptions {
  /** How findings call the tree. */
  readonly label: string;
  /** Where a wait is told. */
  readonly tell: (line: string) => void;
  readonly timeoutSeconds?: number;
}

/**
 * Runs `action` while no other render writes to `out`. The lock is a listening socket, which ends with its process however
 * that ends: nothing is left behind that a later render would have to judge.
 */
export async function withTreeLock<T>(out: string, options: LockOptions, action: () => T): Promise<T> {
  const { label, tell, timeoutSeconds = 60 } = options;
  const name = `meshwright-${hash("sha256", out, "hex").slice(0, 24)}`;
  const address = process.platform === "linux" ? `\0${name}` : `${tmpdir()}/${name}.sock`;
  const pause = 50;
  for (let waited = 0; ; waited += pause) {
    const server = createServer((socket) => socket.destroy());
    try {
      server.listen(address);
      await once(server, "listening");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) {
        tell(`cannot see whether another render is writing ${label}: ${errorText(error)}`);
        return action();
      }
      if (await isAbandoned(address)) {
        rmSync(address, { force: true });
        continue;
      }
      if (waited === 0) tell(`waiting for another render that is writing ${label}`);
      if (waited >= timeoutSeconds * 1000)
        throw new MeshwrightError([finding(kinds.treeBusy, { in: "file", file: label }, { seconds: timeoutSeconds })]);
      await sleep(pause);
      continue;
    }
    try {
      return action();
    } finally {
      server.close();
    }
  }
}

/** Where sockets are files (not on Linux), the file stays when its process is killed, and nobody answers there. */
async function isAbandoned(address: string): Promise<boolean> {
  if (address.startsWith("\0")) return false;
  const socket = connect(address);
  try {
    await once(socket, "connect");
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
  } finally {
    socket.destroy();
  }
}
