import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refuseOnError, tidy } from "./write-fleet.ts";

export interface FilesToReplace {
  readonly folder: string;
  /** As people call it. */
  readonly shown: string;
  /** The whole new text of each file, by its path in the folder. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that go, after all others are written. */
  readonly deletes: readonly string[];
}

/** Writes several files of a fleet, each by rename, and takes back what is done where one of them cannot be written. */
export function replaceFiles({ folder, shown, texts, deletes }: FilesToReplace): void {
  const temporary = (file: string): string => join(dirname(file), `.${basename(file)}.meshwright-tmp`);
  const files = [...texts].map(([path, text]) => ({ file: join(folder, path), text }));
  const before = new Map<string, Buffer | undefined>();
  refuseOnError(shown, () => {
    try {
      for (const { file, text } of files) {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(temporary(file), text);
        // Whoever may read the old one may read the new one, and nobody else.
        if (existsSync(file)) chmodSync(temporary(file), statSync(file).mode);
      }
      for (const { file } of files) {
        before.set(file, existsSync(file) ? readFileSync(file) : undefined);
        renameSync(temporary(file), file);
      }
      for (const path of deletes) {
        const file = join(folder, path);
        if (!existsSync(file)) continue;
        before.set(file, readFileSync(file));
        rmSync(file);
      }
    } catch (error) {
      for (const { file } of files) tidy(temporary(file));
      for (const [file, old] of before)
        if (old === undefined) tidy(file);
        else writeFileSync(file, old);
      throw error;
    }
  });
}
