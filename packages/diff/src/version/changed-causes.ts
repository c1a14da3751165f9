import type { Resource } from "@meshwright/inventory";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { pointerOf } from "../value/change.ts";

/** What of some places differs: the objects that hold them, where they were added or removed; else the places in which something differs. */
export const changedCauses = (
  changes: readonly ObjectChange[],
  places: readonly { readonly object: Resource; readonly pointers: readonly string[] }[],
): readonly Cause[] =>
  changes.flatMap((change) => {
    const pointers = places
      .filter(({ object }) => object === change.before || object === change.after)
      .flatMap((place) => place.pointers);
    if (pointers.length === 0) return [];
    if (change.how !== "changed") return [causeOf(change)];
    const differing = change.changes.map(({ path }) => pointerOf(path));
    const touched = [...new Set(pointers)].filter((pointer) =>
      differing.some((one) => one === pointer || one.startsWith(`${pointer}/`) || pointer.startsWith(`${one}/`)),
    );
    return touched.length === 0 ? [] : [{ ...causeOf(change), pointers: touched }];
  });
