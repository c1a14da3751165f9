import { git } from "./git.ts";
import type { SideFiles } from "./side-files.ts";

/** The files of a folder at a commit, read from git's own store. */
export function gitFiles(cwd: string, ref: string, folder: string): SideFiles {
  const listed = git(cwd, ["ls-tree", "-r", "-z", `${ref}:${folder}`]).toString("utf8");
  const ids = new Map(
    listed
      .split("\0")
      .filter((line) => line !== "")
      .map((line): [string, string] => [line.slice(line.indexOf("\t") + 1), line.split(/[ \t]/, 3)[2] ?? ""]),
  );
  return {
    label: ref,
    ids,
    read: (paths) => {
      const wanted = paths.filter((path) => ids.has(path));
      const out = git(cwd, ["cat-file", "--batch"], wanted.map((path) => `${ids.get(path)}\n`).join(""));
      const contents = new Map<string, Uint8Array>();
      let at = 0;
      for (const path of wanted) {
        const end = out.indexOf(10, at);
        const size = Number(out.toString("latin1", at, end).split(" ")[2]);
        contents.set(path, out.subarray(end + 1, end + 1 + size));
        at = end + 2 + size;
      }
      return contents;
    },
    findings: [],
  };
}
