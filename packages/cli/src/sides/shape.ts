import { areRenderedFolders } from "@meshwright/inventory";
import { readManifest } from "../tree/manifest.ts";
import { manifestName } from "../tree/tree-path.ts";
import type { SideFiles } from "./side-files.ts";

/** What the files of a side are, as `shapeOf` says it of a folder of the disk. */
export interface SideShape {
  /** True where they are those of one top folder. */
  readonly isTop: boolean;
  /** Top folders of a tree, sorted. */
  readonly tops: readonly string[];
}

/** Only where names do not tell is a manifest read. */
export function shapeOfFiles({ ids, refused, read }: SideFiles): SideShape {
  const entries = new Map<string, Set<string>>();
  for (const path of ids.keys()) {
    const end = path.indexOf("/");
    const top = end < 0 ? path : path.slice(0, end);
    let within = entries.get(top);
    if (within === undefined) entries.set(top, (within = new Set()));
    if (end < 0) continue;
    const next = path.indexOf("/", end + 1);
    within.add(next < 0 ? path.slice(end + 1) : path.slice(end + 1, next));
  }
  const names = [...entries.keys()];
  const doubtful = [manifestName, ...names.map((name) => `${name}/${manifestName}`)].filter((path) => {
    const within = path === manifestName ? names : [...(entries.get(path.slice(0, path.indexOf("/"))) ?? [])];
    return ids.has(path) && !refused.has(path) && !areRenderedFolders(within);
  });
  const ours = new Set(
    [...(doubtful.length > 0 ? read(doubtful) : [])]
      .filter(([, content]) => typeof content !== "function" && isManifest(content))
      .map(([path]) => path),
  );
  const isTop = areRenderedFolders(names) || ours.has(manifestName);
  const tops = names.filter(
    (name) => areRenderedFolders([...(entries.get(name) ?? [])]) || ours.has(`${name}/${manifestName}`),
  );
  return { isTop, tops: isTop ? [] : tops.toSorted() };
}

const isManifest = (content: Uint8Array): boolean =>
  readManifest(Buffer.from(content).toString("utf8")).kind === "ours";

/** A top folder as a tree that has no other. */
export function asTree(files: SideFiles, name: string): SideFiles {
  const placed = <T>(all: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...all].map(([path, value]) => [`${name}/${path}`, value]));
  const cut = name.length + 1;
  return {
    ...files,
    ids: placed(files.ids),
    refused: placed(files.refused),
    read: (paths) => placed(files.read(paths.map((path) => path.slice(cut)))),
  };
}
