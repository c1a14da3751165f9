import type { Side } from "@meshwright/diff";
import type { Resource } from "@meshwright/inventory";
import { readResource, whereabouts } from "@meshwright/inventory";
import { renderFleet } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";

/** What a fleet renders, as one side of a comparison. */
export function sideOfFleet(label: string, fleet: Fleet): Side {
  const texts = new Map(
    [...renderFleet(fleet)].flatMap(({ name, files }) =>
      [...files].map(([path, text]): [string, string] => [`${name}/${path}`, text]),
    ),
  );
  return sideOfTexts(label, texts);
}

/** A side made of texts: path relative to the tree → text. */
export function sideOfTexts(label: string, texts: ReadonlyMap<string, string>): Side {
  const topOf = (path: string): string => path.split("/")[0] ?? "";
  const resources = [...texts].flatMap(([path, text]): readonly Resource[] => {
    const { object } = path.endsWith(".yaml") ? readResource(path, text) : {};
    const top = topOf(path);
    return object === undefined ? [] : [{ ...object, file: path, ...whereabouts(top, path.slice(top.length + 1)) }];
  });
  return {
    label,
    ids: texts,
    tops: [...new Set([...texts.keys()].map(topOf))],
    resources: (top) => resources.filter(({ cluster }) => cluster === top),
    text: (path) => texts.get(path),
    byHand: () => new Set(),
  };
}
