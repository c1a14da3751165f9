import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { errorText, isSystemError } from "../tree/error-text.ts";
import { digest } from "../tree/manifest.ts";
import type { MadeFolder } from "./made-folder.ts";
import { BrokenEntry, decodeEntry, encodeEntry } from "./entry.ts";
import { partEnd, writeWhole } from "./write-whole.ts";

const digestLength = digest("").length;

/** Bytes that may lie in the store: some four thousand clusters. */
const most = 2 ** 30;

/**
 * What earlier renders made, by a key of all that it was made from. Nothing here is needed: what is missing, broken or cannot be
 * written is made again, and the tree is the same.
 */
export interface TreeStore {
  folder(key: string): MadeFolder | undefined;
  keepFolder(key: string, folder: MadeFolder): void;
  /** Plain data. */
  data(key: string): unknown;
  keepData(key: string, data: unknown): void;
  forget(key: string): void;
  /** Makes room after a render; says why nothing could be kept, where it could not. */
  end(): string | undefined;
}

export function openTreeStore(folder: string, limit = most): TreeStore {
  let problem: string | undefined;
  let hasWritten = false;
  const pathOf = (key: string): string => join(folder, key);

  /** What the file system refuses is said once, and nothing more is written. */
  const attempt = (action: () => void): void => {
    if (problem !== undefined) return;
    try {
      action();
    } catch (error) {
      if (!isSystemError(error)) throw error;
      problem = errorText(error);
    }
  };
  const quietly = <T>(action: () => T): T | undefined => {
    try {
      return action();
    } catch (error) {
      if (!isSystemError(error) && !(error instanceof BrokenEntry) && !(error instanceof SyntaxError)) throw error;
      return undefined;
    }
  };
  const used = (key: string): void => {
    const now = new Date();
    quietly(() => utimesSync(pathOf(key), now, now));
  };
  const write = (key: string, content: string | Buffer): void =>
    attempt(() => {
      hasWritten = true;
      writeWhole(pathOf(key), content);
    });

  return {
    folder(key) {
      const found = quietly(() => decodeEntry(key, (start, length) => bytesOf(pathOf(key), start, length)));
      if (found !== undefined) used(key);
      return found;
    },
    keepFolder: (key, made) => write(key, encodeEntry(made)),
    data(key) {
      const found = quietly(() => readFileSync(pathOf(key), "utf8"));
      const json = found?.slice(digestLength) ?? "";
      if (found?.slice(0, digestLength) !== digest(json)) return undefined;
      used(key);
      return JSON.parse(json);
    },
    keepData: (key, data) => {
      const json = JSON.stringify(data);
      write(key, `${digest(json)}${json}`);
    },
    forget(key) {
      quietly(() => {
        rmSync(pathOf(key), { force: true });
      });
    },
    end() {
      if (hasWritten) quietly(() => prune(folder, limit));
      return problem;
    },
  };
}

function bytesOf(path: string, start: number, length: number): Buffer {
  const handle = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(handle, buffer, 0, length, start));
  } finally {
    closeSync(handle);
  }
}

/** A part that nobody finished in an hour has nobody who would. */
const abandoned = 3600 * 1000;

/** Deletes what was not used for longest, until the rest fits. */
function prune(folder: string, limit: number): void {
  const now = Date.now();
  const files = readdirSync(folder).flatMap((name) => {
    const stats = statSync(join(folder, name), { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ name, size: stats.size, time: stats.mtimeMs }];
  });
  const remove = (name: string): void => rmSync(join(folder, name), { force: true });
  for (const { name, time } of files) if (name.endsWith(partEnd) && now - time > abandoned) remove(name);
  let size = 0;
  for (const file of files.filter(({ name }) => !name.endsWith(partEnd)).toSorted((a, b) => b.time - a.time)) {
    size += file.size;
    if (size > limit) remove(file.name);
  }
}
