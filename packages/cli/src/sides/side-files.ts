import type { FilePlace, Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { largestText } from "../tree/read-tree.ts";

/** Why a content is not compared; the place is known to who asked for it. */
export type Refusal = (place: FilePlace) => Finding;

/** The files of one side of a comparison, wherever they come from. */
export interface SideFiles {
  /** What people call it: `main`, `the working tree`, `old/clusters`. */
  readonly label: string;
  /** How findings call the folder in which the paths begin; empty for the root of a repository. */
  readonly folder: string;
  /** The last name of the folder, for one that is a top folder itself. */
  readonly name: string;
  /** Path of everything that lies there, relative to the folder → what is equal where, and only where, the contents are. */
  readonly ids: ReadonlyMap<string, string>;
  /** What is no file that could be read, by its path. */
  readonly refused: ReadonlyMap<string, Refusal>;
  /** The contents of some files, all at once; none of those that are refused. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, Uint8Array | Refusal>;
}

export const tooLarge: Refusal = (place) => finding(kinds.tooLarge, place, { limit: largestText });

export const symbolicLink: Refusal = (place) => finding(kinds.symbolicLink, place, undefined);

export const unreadable =
  (what: string): Refusal =>
  (place) =>
    finding(kinds.unreadable, place, { what });
