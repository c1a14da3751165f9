import { lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { errorText, isSystemError } from "../tree/error-text.ts";

/** Why a fleet cannot be made in a folder; undefined where nothing is there, or an empty folder. */
export function inTheWay(folder: string): string | undefined {
  try {
    const stats = lstatSync(folder);
    if (!stats.isDirectory()) return "Something that is not a folder is here already.";
    return readdirSync(folder).length > 0 ? "This folder is not empty." : undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const isAbsent = "code" in error && error.code === "ENOENT";
    return isAbsent ? undefined : `This folder cannot be looked into: ${errorText(error)}.`;
  }
}

/** Writes a whole folder beside its place and moves it there, so that it is there whole or not at all. */
export function writeFolder(folder: string, shown: string, files: ReadonlyMap<string, string>): void {
  const parent = dirname(folder);
  const temporary = join(parent, `.${basename(folder)}.meshwright-tmp`);
  let made: string | undefined;
  refuseOnError(shown, () => {
    try {
      made = mkdirSync(parent, { recursive: true });
      rmSync(temporary, { recursive: true, force: true }); // left by one that was killed
      for (const [path, text] of files) {
        mkdirSync(dirname(join(temporary, path)), { recursive: true });
        writeFileSync(join(temporary, path), text);
      }
      renameSync(temporary, folder);
    } catch (error) {
      tidy(made ?? temporary);
      throw error;
    }
  });
}

/** Writes one new file, whole or not at all. */
export function writeNewFile(file: string, shown: string, text: string): void {
  const temporary = join(dirname(file), `.${basename(file)}.meshwright-tmp`);
  refuseOnError(shown, () => {
    try {
      writeFileSync(temporary, text);
      renameSync(temporary, file);
    } catch (error) {
      tidy(temporary);
      throw error;
    }
  });
}

/** What the system refuses is a finding. */
export function refuseOnError(file: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const made = finding(kinds.fleetUnwritable, { in: "file", file }, { reason: errorText(error) });
    throw new MeshwrightError([made], { cause: error });
  }
}

/** Takes away what was left, and says nothing where that fails. */
export function tidy(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // the error that is about to be told matters more
  }
}
