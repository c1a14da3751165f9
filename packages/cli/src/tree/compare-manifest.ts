import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isOfOthers, steeringOf } from "@meshwright/inventory";
import type { Manifest } from "./manifest.ts";
import { digest } from "./manifest.ts";
import { manifestName } from "./tree-path.ts";

/** Compares what lies in a top folder with what meshwright wrote there. */
export function* compareManifest(
  label: string,
  { state, files: listed }: Manifest,
  files: ReadonlyMap<string, Uint8Array>,
): Generator<Finding> {
  const placeOf = (path: string) => ({ in: "file", file: `${label}/${path}` }) as const;
  if (state === "rendering") yield finding(kinds.unfinishedRender, placeOf(manifestName), undefined);
  for (const [path, sum] of listed) {
    const content = files.get(path);
    // While a render is unfinished the manifest lists old and new files; which of them is there says nothing.
    if (state === "rendering") continue;
    if (content === undefined) yield finding(kinds.missingTreeFile, placeOf(path), undefined);
    else if (digest(content) !== sum) yield finding(kinds.editedFile, placeOf(path), undefined);
  }
  for (const path of files.keys())
    if (path !== manifestName && !listed.has(path) && !isOfOthers(path)) yield foreign(placeOf(path));
}

/** A file that nobody rendered. */
export function foreign(place: { readonly in: "file"; readonly file: string }): Finding {
  const what = steeringOf(place.file);
  return what === undefined
    ? finding(kinds.foreignFile, place, undefined)
    : finding(kinds.steeringFile, place, { what });
}
