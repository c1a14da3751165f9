import { hash } from "node:crypto";
import { digest } from "../tree/manifest.ts";
import type { WantedFile, WantedFolder } from "../tree/wanted.ts";
import type { MadeFolder } from "./made-folder.ts";

// A kept folder is a file of four parts behind one line that measures them. Most renders read only the head: what is equal
// on the disk is not written, and what Argo CD holds is looked at only where it changed.

/** What each render needs of a folder. Plain data. */
type Head = Pick<MadeFolder, "name" | "complete" | "findings" | "folders" | "deliveringDigest" | "outline">;

/** Path and digest of each file. */
type List = readonly (readonly [string, string])[];

interface Measures {
  readonly head: number;
  readonly headDigest: string;
  readonly list: number;
  readonly listDigest: string;
  readonly delivering: number;
  readonly texts: number;
}

/** Reads bytes of the file from a place on; fewer where it ends. */
export type ReadBytes = (start: number, length: number) => Buffer;

/** Thrown where a part is not what the head says. Whoever sees it makes the folder again. */
export class BrokenEntry extends Error {
  override readonly name = "BrokenEntry";
  readonly key: string;
  constructor(key: string, options?: ErrorOptions) {
    super(`what was kept as ${key} is broken`, options);
    this.key = key;
  }
}

export function encodeEntry(folder: MadeFolder): Buffer {
  const { name, complete, findings, folders, deliveringDigest, outline } = folder;
  const head = Buffer.from(JSON.stringify({ name, complete, findings, folders, deliveringDigest, outline }));
  const files: List = [...folder.files].map(([path, file]) => [path, file.digest]);
  const list = Buffer.from(JSON.stringify(files));
  const delivering = Buffer.from(JSON.stringify(folder.delivering()));
  const texts = Buffer.from(JSON.stringify([...folder.files.values()].map(({ text }) => text)));
  const measures: Measures = {
    head: head.length,
    headDigest: hash("sha256", head, "hex"),
    list: list.length,
    listDigest: hash("sha256", list, "hex"),
    delivering: delivering.length,
    texts: texts.length,
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(measures)}\n`), head, list, delivering, texts]);
}

/** Enough for the head of all but very large clusters. */
const firstRead = 16 * 1024;

/** Reads the head, and the other parts when they are asked for. Throws a BrokenEntry where anything is not as it was written. */
export function decodeEntry(key: string, read: ReadBytes): MadeFolder {
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw error instanceof BrokenEntry ? error : new BrokenEntry(key, { cause: error });
    }
  };
  const must = (isRight: boolean): void => {
    if (!isRight) throw new BrokenEntry(key);
  };
  return guarded(() => {
    const start = read(0, firstRead);
    const end = start.indexOf("\n") + 1;
    const measures: Measures = JSON.parse(start.toString("utf8", 0, end));
    const bytes =
      end + measures.head <= start.length ? start.subarray(end, end + measures.head) : read(end, measures.head);
    must(hash("sha256", bytes, "hex") === measures.headDigest);
    const head: Head = JSON.parse(bytes.toString("utf8"));
    const listAt = end + measures.head;
    const deliveringAt = listAt + measures.list;
    let known: readonly string[] | undefined;
    const textAt = (index: number, sum: string): string =>
      guarded(() => {
        known ??= JSON.parse(read(deliveringAt + measures.delivering, measures.texts).toString("utf8"));
        const text = known?.[index] ?? "";
        must(digest(text) === sum);
        return text;
      });
    const listed = (): WantedFolder =>
      guarded(() => {
        const part = read(listAt, measures.list);
        must(hash("sha256", part, "hex") === measures.listDigest);
        const list: List = JSON.parse(part.toString("utf8"));
        return new Map(
          list.map(([path, sum], index): readonly [string, WantedFile] => [
            path,
            {
              digest: sum,
              get text() {
                return textAt(index, sum);
              },
            },
          ]),
        );
      });
    let files: WantedFolder | undefined;
    return {
      ...head,
      get files() {
        return (files ??= listed());
      },
      delivering: () =>
        guarded(() => {
          const part = read(deliveringAt, measures.delivering);
          must(hash("sha256", part, "hex") === head.deliveringDigest);
          return JSON.parse(part.toString("utf8"));
        }),
    };
  });
}
