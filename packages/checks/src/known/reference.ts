import type { Finding } from "@meshwright/findings";
import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check, CheckInput } from "../check.ts";
import type { Target } from "./target.ts";
import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { at, placeIn } from "@meshwright/inventory";
import { knownIn } from "./known.ts";
import { valuesAt } from "./ways.ts";

/** A place in an object that names another. */
export interface Reference {
  readonly resource: Resource;
  readonly keys: readonly (string | number)[];
  readonly target: Target;
  /** A credential that comes before everything, so that a person may have to make it. */
  readonly byHand?: boolean;
}

/** Where objects of some kinds name another. */
export interface ReferenceRule {
  readonly group: string;
  readonly kinds: readonly string[];
  /** Leads to what names it; `*` is each item of a list. */
  readonly way: readonly string[];
  /** The key that holds the name; absent where the value is the name. */
  readonly name?: string;
  readonly target: (value: Json, resource: Resource) => Omit<Target, "name"> | undefined;
  readonly byHand?: boolean;
}

/** Everything that objects name by the rules. What says of itself that it is optional is left out. */
export function* referencesBy(rules: readonly ReferenceRule[], inventory: Inventory): Generator<Reference> {
  for (const { group, kinds: ofKinds, way, name: key, target, byHand } of rules)
    for (const resource of ofKinds.flatMap((kind) => inventory.of(group, kind)))
      for (const { keys, value } of valuesAt(resource.body, way)) {
        const name = key === undefined ? value : at(value, key);
        const found = target(value, resource);
        if (typeof name !== "string" || name === "" || found === undefined || at(value, "optional") === true) continue;
        yield { resource, keys: key === undefined ? keys : [...keys, key], target: { ...found, name }, byHand };
      }
}

/** A finding for each reference to what will not be there. */
export function* dangling(input: CheckInput, references: Iterable<Reference>): Generator<Finding> {
  const known = knownIn(input);
  for (const { resource, keys, target, byHand } of references) {
    if (known.has(target) || (byHand === true && input.given === undefined)) continue;
    const { kind, name, namespace } = target;
    const meant = nearest(name, known.alike(target));
    // A folder of anybody's manifests is often a part: what lies elsewhere is there, but for a name that is mistyped.
    if (resource.area.of === "nothing" && meant === undefined) continue;
    const place = placeIn(resource, pointerTo(...keys));
    yield finding(kinds.danglingReference, place, { kind, name, namespace, nearest: meant });
  }
}

/** A check that is nothing but rules: everything that is named by them is rendered, or known to be made. */
export const referenceCheck = ({
  rules,
  ...check
}: Pick<Check, "name" | "summary"> & { readonly rules: readonly ReferenceRule[] }): Check => ({
  ...check,
  finds: [kinds.danglingReference],
  run: (input) => dangling(input, referencesBy(rules, input.inventory)),
});
