import type { SavedFile } from "@meshwright/aws";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { decode } from "@meshwright/reading";
import type { Dirent } from "node:fs";
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorText, isSystemError } from "../tree/error-text.ts";

/** Of one file, in bytes: more than a region's worth of any call. */
const largest = 64 * 1024 * 1024;

export interface OutputFolder {
  readonly files: readonly SavedFile[];
  readonly findings: readonly Finding[];
}

/** Reads every file of a folder and of the folders in it, but for hidden ones. Links are refused: they lead who knows where. */
export function readOutputFolder(folder: string, shown: string): OutputFolder {
  const files: SavedFile[] = [];
  const findings: Finding[] = [];
  const refuse = (file: string, problem: string, advice: string): void =>
    void findings.push(finding(kinds.unreadableOutput, { in: "file", file }, { problem, advice }));
  const entriesOf = (path: string, name: string): readonly Dirent[] => {
    try {
      return readdirSync(path, { withFileTypes: true }).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      refuse(name, `This folder cannot be read: ${errorText(error)}.`, "Name the folder that the calls were saved in.");
      return [];
    }
  };
  const visit = (path: string, name: string): void => {
    for (const entry of entriesOf(path, name)) {
      if (entry.name.startsWith(".")) continue;
      const [inner, called] = [join(path, entry.name), `${name}/${entry.name}`];
      if (entry.isDirectory()) visit(inner, called);
      else if (entry.isSymbolicLink()) refuse(called, "This is a symbolic link.", "Put the file itself here.");
      else if (!entry.isFile()) refuse(called, "This is not a file.", "Take it out of the folder.");
      else {
        const read = readOutput(inner);
        if ("text" in read) files.push({ file: called, text: read.text });
        else refuse(called, read.problem, read.advice);
      }
    }
  };
  visit(folder, shown);
  if (files.length === 0 && findings.length === 0)
    refuse(
      shown,
      "There is no file in this folder.",
      "`meshwright fleet import aws --calls` lists the calls to save here.",
    );
  return { files, findings };
}

type Read = { readonly text: string } | { readonly problem: string; readonly advice: string };

function readOutput(path: string): Read {
  let handle: number | undefined;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    const stats = fstatSync(handle);
    if (!stats.isFile()) return { problem: "This is not a file.", advice: "Take it out of the folder." };
    if (stats.size > largest)
      return {
        problem: "This is larger than 64 MiB.",
        advice: "Ask for the VPCs of the fleet only, as the calls do that `--calls` lists.",
      };
    const bytes = readFileSync(handle);
    if (bytes[0] === 0x1f && bytes[1] === 0x8b)
      return { problem: "This is packed with gzip.", advice: "Unpack it: `gunzip` does." };
    const text = decode(bytes);
    return text === undefined
      ? {
          problem: "This is no text in UTF-8.",
          advice: "PowerShell before 7 writes UTF-16: save it with `| Out-File -Encoding utf8`.",
        }
      : { text };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return { problem: `This cannot be read: ${errorText(error)}.`, advice: "Make it readable, or save it again." };
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
