import { entriesAt, textAt } from "@meshwright/inventory";
import type { Json, ResourceRef } from "@meshwright/model";

/** `Deployment shop/web`, `ClusterRole meshwright-gates`: how people call an object. */
export const nameOf = ({ kind, namespace, name }: ResourceRef): string =>
  `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;

/** `kubectl -n shop get deployment web`. */
export const kubectl = (verb: string, { kind, namespace, name }: ResourceRef): string =>
  `kubectl ${namespace === undefined ? "" : `-n ${namespace} `}${verb} ${kind.toLowerCase()} ${name}`;

/** `a`, `a and b`, `a, b and c`; beyond `most`, `a, b and 7 more`. */
export function enumerate(words: readonly string[], most = 8): string {
  const shown = words.length > most ? [...words.slice(0, most - 1), `${words.length - most + 1} more`] : words;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `app=web, tier=front`: labels as people write them. */
export const labelWords = (labels: Json | undefined): string =>
  entriesAt(labels)
    .map(([key]) => `${key}=${textAt(labels, key) ?? "?"}`)
    .join(", ");

/** `1 pod`, `2 pods`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
