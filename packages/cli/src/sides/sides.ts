import type { Side } from "@meshwright/diff";
import { noTop } from "@meshwright/diff";
import type { ReadFile, Resource } from "@meshwright/inventory";
import { areRenderedFolders, readResource, whereabouts } from "@meshwright/inventory";
import { decode } from "@meshwright/reading";
import { digest, readManifest } from "../tree/manifest.ts";
import { manifestName } from "../tree/tree-path.ts";
import type { SideFiles } from "./side-files.ts";

/** Makes sides of files. A content that both sides have is read once, and is then one and the same value. */
export function sideReader(): (files: SideFiles) => Side {
  const known = new Map<string, ReadFile["object"]>();
  return ({ label, ids, read }) => {
    const tops = topsOf([...ids.keys()]);
    const inTop = Map.groupBy(ids.keys(), (path) => {
      const first = path.split("/")[0] ?? "";
      return tops.includes(first) ? first : noTop;
    });
    const objectOf = (path: string, id: string, content: Uint8Array): ReadFile["object"] => {
      if (!known.has(id)) known.set(id, readResource(path, decode(content) ?? "").object);
      return known.get(id);
    };
    const resources = (top: string): readonly Resource[] => {
      const paths = (inTop.get(top) ?? []).filter((path) => /\.ya?ml$/.test(path));
      const contents = read(paths.filter((path) => !known.has(ids.get(path) ?? "")));
      return paths.flatMap((path) => {
        const object = objectOf(path, ids.get(path) ?? "", contents.get(path) ?? new Uint8Array());
        const within = top === noTop ? path : path.slice(top.length + 1);
        return object === undefined ? [] : [{ ...object, file: path, ...whereabouts(top, within) }];
      });
    };
    return {
      label,
      ids,
      tops,
      resources,
      text: (path) => decode(read([path]).get(path) ?? new Uint8Array()),
      byHand: (top) => {
        const content = read([`${top}/${manifestName}`]).get(`${top}/${manifestName}`);
        const manifest = content === undefined ? undefined : readManifest(Buffer.from(content).toString("utf8"));
        if (manifest?.kind !== "ours") return new Set();
        const listed = manifest.manifest.files;
        const contents = read((inTop.get(top) ?? []).filter((path) => path !== `${top}/${manifestName}`));
        return new Set(
          [...contents]
            .filter(([path, bytes]) => listed.get(path.slice(top.length + 1)) !== digest(bytes))
            .map(([path]) => path),
        );
      },
    };
  };
}

function topsOf(paths: readonly string[]): readonly string[] {
  const folders = Map.groupBy(paths, (path) => path.split("/")[0] ?? "");
  return [...folders]
    .filter(
      ([top, within]) =>
        within.includes(`${top}/${manifestName}`) ||
        areRenderedFolders([...new Set(within.map((path) => path.split("/")[1] ?? ""))]),
    )
    .map(([top]) => top)
    .toSorted();
}
