import type { Json } from "@meshwright/model";

/** One step into a value: a key of a map, or an item of a list. */
export type Step =
  | { readonly key: string }
  | {
      /** What tells the item from its neighbours, by the merge keys of its list: `nginx`, `80/TCP`; its index where it has none. */
      readonly item: string;
      /** Index in the list of before; of what was added, in that of after. */
      readonly index: number;
    };

export type Path = readonly Step[];

/**
 * One difference between two values. Applied together they make the value of after from that of before (`applyChanges`): what was
 * added and removed, what became another value, and lists whose items that stay are in another order.
 */
export type ValueChange =
  | { readonly how: "added"; readonly path: Path; readonly after: Json }
  | { readonly how: "removed"; readonly path: Path; readonly before: Json }
  | {
      readonly how: "changed";
      readonly path: Path;
      readonly before: Json;
      readonly after: Json;
      /** What differs within two texts that have a structure of their own. */
      readonly inside?: Inside;
    }
  | {
      readonly how: "reordered";
      readonly path: Path;
      /** The items that stay, in the order of after, by their indexes in before. */
      readonly order: readonly number[];
      /** The same items as they are called. */
      readonly items: readonly string[];
    };

/** What differs within a text. */
export type Inside =
  /** Both texts are structured data of this form; the changes are of what they say. None: only the form of the text differs. */
  | { readonly as: "yaml" | "json"; readonly changes: readonly ValueChange[] }
  /** Lines, as a unified diff has them; absent where there are too many to be compared in reasonable time. */
  | { readonly as: "lines"; readonly removed: number; readonly added: number; readonly hunks?: readonly Hunk[] };

/** Lines that differ, with some around them. Each begins with `+`, `-` or a space. Line numbers count from 1. */
export interface Hunk {
  readonly before: number;
  readonly after: number;
  readonly lines: readonly string[];
}

/** RFC 6901, by the indexes of items. */
export const pointerOf = (path: Path): string =>
  path
    .map((step) => `/${("key" in step ? step.key : String(step.index)).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");

/** `spec.template.spec.containers[nginx].image`: how people write the way to a value. */
export const pathText = (path: Path): string =>
  path
    .map((step, index) =>
      "item" in step
        ? `[${step.item}]`
        : /^[A-Za-z_][\w-]*$/.test(step.key)
          ? `${index === 0 ? "" : "."}${step.key}`
          : `[${JSON.stringify(step.key)}]`,
    )
    .join("");

/** True where a change is at the end of these keys, or further in. Items of lists stand for any: `*`. */
export const isWithin = ({ path }: Pick<ValueChange, "path">, ...keys: readonly string[]): boolean =>
  keys.every((key, index) => {
    const step = path[index];
    return step !== undefined && ("key" in step ? step.key === key : key === "*" || key === step.item);
  });
