import type { Resource } from "@meshwright/inventory";
import type { Body, Json } from "@meshwright/model";
import type { ObjectChange } from "../object-change.ts";
import type { Inside, Path, ValueChange } from "../value/change.ts";
import { hidden, hiddenWhole, isInSecret, masked, secretFinder } from "./secret-values.ts";

/** Makes changes such that anybody may read them: that a secret changes is told, and never what it is or was. */
export function secretMask(): (change: ObjectChange) => ObjectChange {
  const isSecret = secretFinder();

  const resource = (one: Resource): Resource => ({ ...one, body: masked(one.body, isSecret) as Body }); // oxlint-disable-line typescript/no-unsafe-type-assertion -- kind and name are no secrets

  const label = (text: string, index: number): string => (isSecret(text) ? String(index) : text);

  const pathOf = (path: Path): Path =>
    path.map((step) => ("item" in step ? { ...step, item: label(step.item, step.index) } : step));

  const insideOf = (inside: Inside, texts: readonly Json[]): { readonly inside?: Inside } => {
    const areSecret = texts.some((text) => typeof text === "string" && isSecret(text));
    if (inside.as === "lines") return areSecret ? {} : { inside };
    // What is secret as a whole, such as a Secret in a text, is not told by its parts.
    if (areSecret && texts.some((text) => typeof text === "string" && /\bSecret\b/.test(text))) return {};
    return { inside: { ...inside, changes: inside.changes.map((one) => valueChange(one, () => false)) } };
  };

  const valueChange = (change: ValueChange, isHidden: (path: Path) => boolean): ValueChange => {
    const path = pathOf(change.path);
    const last = change.path.at(-1);
    const isWhole = isHidden(change.path);
    const mask = (value: Json): Json =>
      isWhole ? hiddenWhole(value) : masked(value, isSecret, last && "key" in last ? last.key : undefined);
    switch (change.how) {
      case "added":
        return { how: "added", path, after: mask(change.after) };
      case "removed":
        return { how: "removed", path, before: mask(change.before) };
      case "reordered":
        return {
          ...change,
          path,
          items: change.items.map((item, index) => (isWhole ? hidden : label(item, change.order[index] ?? index))),
        };
      case "changed": {
        const { before, after, inside } = change;
        return {
          how: "changed",
          path,
          before: mask(before),
          after: mask(after),
          ...(inside && !isWhole && insideOf(inside, [before, after])),
        };
      }
    }
  };

  return (change) => {
    const { before, after, changes } = change;
    const isHidden = (path: Path): boolean => isInSecret(before?.body, path) || isInSecret(after?.body, path);
    return {
      ...change,
      ...(before && { before: resource(before) }),
      ...(after && { after: resource(after) }),
      changes: changes.map((one) => valueChange(one, isHidden)),
    };
  };
}
