import { hash } from "node:crypto";
import type { Json } from "@meshwright/model";
import { isMap } from "./look.ts";

/** The same for equal data, whatever the order of keys; what is undefined is not there. */
export function canonical(value: Json | undefined): Json {
  if (Array.isArray(value)) return value.map((item: Json) => canonical(item));
  if (!isMap(value)) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

/** Short, and fit for a name: another content has another one. */
export const contentDigest = (content: object): string =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is written as YAML or read from it
  hash("sha256", JSON.stringify(canonical(content as Json)), "hex").slice(0, 8);
