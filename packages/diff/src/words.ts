import type { ResourceRef } from "@meshwright/model";

/** `Deployment shop/web`, `ClusterRole meshwright-gates`: how people call an object. */
export const nameOf = ({ kind, namespace, name }: ResourceRef): string =>
  `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;

/** `a, b and c`; of many only the first, and how many more: `a, b, c, d, e and 7 more`. */
export function listOf(words: readonly string[], most = 5): string {
  const shown = words.length > most + 1 ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return [shown.slice(0, -1).join(", "), ...shown.slice(-1)].filter((part) => part !== "").join(" and ");
}

/** `1 object`, `2 objects`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
