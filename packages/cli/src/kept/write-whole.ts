import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a file is called that is not whole yet: who was killed leaves it behind. */
export const partEnd = ".part";

/** Writes a file by rename, so that it is old or new and never half, whoever writes it at the same time. */
export function writeWhole(path: string, content: Buffer | string): void {
  const part = join(dirname(path), `.meshwright-${randomUUID()}${partEnd}`);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
