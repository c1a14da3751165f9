import type { FileChange } from "../delta.ts";
import { manifestOf } from "../manifest.ts";
import type { ObjectChange } from "../object-change.ts";
import type { FoldedObject } from "../report.ts";
import { noises } from "./noises.ts";

/** What of the differences within an object nobody needs to read; all of them: the object as a whole. */
export function noiseOf(object: ObjectChange): Pick<FoldedObject, "noise" | "quiet"> {
  const { changes } = object;
  const quiet = new Map<string, number[]>();
  for (const [index, change] of changes.entries()) {
    const noise = noises.find(({ covers }) => covers(change, object));
    if (noise !== undefined) quiet.set(noise.reason, [...(quiet.get(noise.reason) ?? []), index]);
  }
  if (quiet.size === 0) return {};
  const count = [...quiet.values()].reduce((sum, indexes) => sum + indexes.length, 0);
  return count === changes.length ? { noise: [...quiet.keys()].join("; ") } : { quiet: Object.fromEntries(quiet) };
}

export const noiseOfFile = ({ path }: FileChange): Pick<FoldedObject, "noise"> =>
  path === manifestOf(path.split("/")[0] ?? "")
    ? { noise: "generated lists of files (manifest.json), which change with them" }
    : {};
