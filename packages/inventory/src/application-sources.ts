import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import { at, itemsAt } from "./look.ts";
import type { Resource } from "./resource.ts";

/** A source of an Application of Argo CD, and the keys that lead to it. */
interface Source {
  readonly source: Json;
  readonly keys: readonly (string | number)[];
}

/**
 * What an Application delivers from; none for any other object. Argo CD looks at `source` only where there are no `sources`:
 * https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/
 */
export function applicationSources({ ref, body }: Resource): readonly Source[] {
  if (groupKind(ref) !== "argoproj.io/Application") return [];
  const sources = itemsAt(body, "spec", "sources").map((source, index) => ({
    source,
    keys: ["spec", "sources", index],
  }));
  const one = at(body, "spec", "source");
  return sources.length > 0 || one === undefined ? sources : [{ source: one, keys: ["spec", "source"] }];
}
