import type { Side } from "@meshwright/diff";
import { noTop } from "@meshwright/diff";
import type { Finding } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { whereabouts } from "@meshwright/inventory";
import { decode } from "@meshwright/reading";
import { digest, readManifest } from "../tree/manifest.ts";
import { manifestName } from "../tree/tree-path.ts";
import { contentsOfSides } from "./contents.ts";
import type { SideFiles } from "./side-files.ts";

/** The files of a side as a tree, with the names of its top folders. */
export interface SideTree {
  readonly files: SideFiles;
  readonly tops: readonly string[];
}

/**
 * Two sides. What cannot be read on one of them is compared on neither: its object would seem to be gone. It is told where
 * it differs, and where it lies in a top folder in which something differs.
 */
export function sidesOf(base: SideTree, head: SideTree): { readonly before: Side; readonly after: Side } {
  const trees = { base, head };
  const contents = contentsOfSides();
  const tops = new Set([...base.tops, ...head.tops]);
  const topOf = (path: string): string => {
    const end = path.indexOf("/");
    const first = end < 0 ? path : path.slice(0, end);
    return tops.has(first) ? first : noTop;
  };
  const differs = (path: string): boolean => base.files.ids.get(path) !== head.files.ids.get(path);
  const changed = new Set<string>();
  const inTops = (files: SideFiles): ReadonlyMap<string, readonly string[]> => {
    const paths = new Map<string, string[]>();
    // git lists `a-b/` before `a/`, a folder of the disk the other way round: which comes first must say nothing.
    for (const path of [...files.ids.keys()].toSorted()) {
      const top = topOf(path);
      const within = paths.get(top);
      if (within === undefined) paths.set(top, [path]);
      else within.push(path);
      if (differs(path)) changed.add(top);
    }
    return paths;
  };
  const paths = { base: inTops(base.files), head: inTops(head.files) };
  // One reading for all of a side that will be asked for: to start git for each top folder would take longer than to read.
  for (const side of ["base", "head"] as const)
    contents.load(
      trees[side].files,
      [...changed].flatMap((top) => paths[side].get(top) ?? []),
    );
  const unread = new Set<string>();
  const findings = { base: [] as Finding[], head: [] as Finding[] };
  const objectOf = (side: "base" | "head", path: string) => {
    const { files } = trees[side];
    const top = topOf(path);
    return contents.object(files, path, {
      within: top === noTop ? path : path.slice(top.length + 1),
      file: `${side}:${files.folder === "" ? "" : `${files.folder}/`}${path}`,
    });
  };
  for (const side of ["head", "base"] as const)
    for (const top of changed)
      for (const path of paths[side].get(top) ?? []) {
        const errors = objectOf(side, path).findings.filter(({ level }) => level === "error");
        if (errors.length === 0) continue;
        // What is equal on both sides is told once; in a folder of anybody's much is no object, and that is nobody's mistake.
        const isNews = differs(path) || (side === "head" && top !== noTop);
        if (isNews) findings[side].push(...errors);
        unread.add(path);
      }
  const make = (side: "base" | "head"): Side => {
    const { files, tops: own } = trees[side];
    const read = new Map<string, readonly Resource[]>();
    const resources = (top: string): readonly Resource[] => {
      const within = paths[side].get(top) ?? [];
      contents.load(files, within);
      const folders = new Map<string, ReturnType<typeof whereabouts>>();
      const found: Resource[] = [];
      for (const path of within) {
        const { object } = unread.has(path) ? {} : objectOf(side, path);
        if (object === undefined) continue;
        const folder = path.slice(0, path.lastIndexOf("/") + 1);
        const where = folders.get(folder) ?? whereaboutsOf(top, path);
        folders.set(folder, where);
        found.push({ ref: object.ref, body: object.body, file: path, ...where });
      }
      return found;
    };
    return {
      label: files.label,
      ids: unread.size === 0 ? files.ids : new Map([...files.ids].filter(([path]) => !unread.has(path))),
      tops: own,
      resources: (top) => {
        const known = read.get(top) ?? resources(top);
        read.set(top, known);
        return known;
      },
      text: (path) => {
        if (unread.has(path)) return undefined;
        contents.load(files, [path]);
        const bytes = contents.bytes(files, path);
        return bytes === undefined ? undefined : decode(bytes);
      },
      byHand: (top) => {
        const manifestPath = `${top}/${manifestName}`;
        const differing = (paths[side].get(top) ?? []).filter((path) => path !== manifestPath && differs(path));
        contents.load(files, [manifestPath, ...differing]);
        const manifest = contents.bytes(files, manifestPath);
        const listed = manifest === undefined ? undefined : readManifest(Buffer.from(manifest).toString("utf8"));
        if (listed?.kind !== "ours") return new Set();
        const sums = listed.manifest.files;
        const isAsRendered = (path: string): boolean => {
          const bytes = contents.bytes(files, path);
          return (bytes && digest(bytes)) === sums.get(path.slice(top.length + 1));
        };
        return new Set([
          ...differing.filter((path) => !isAsRendered(path)),
          ...[...sums.keys()].map((path) => `${top}/${path}`).filter((path) => !files.ids.has(path)),
        ]);
      },
      unread: findings[side],
    };
  };
  return { before: make("base"), after: make("head") };
}

/** In a folder of anybody's, names say nothing of what lies there. */
const whereaboutsOf = (top: string, path: string): ReturnType<typeof whereabouts> =>
  top === noTop
    ? { ...whereabouts(noTop, path), area: { of: "nothing" } }
    : whereabouts(top, path.slice(top.length + 1));
