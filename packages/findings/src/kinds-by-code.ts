import type { Kind } from "./kind.ts";
import * as kinds from "./kinds.ts";

/** The whole vocabulary, in the order of its codes. */
export const kindsByCode: readonly Kind<never>[] = Object.values(kinds).toSorted((left, right) =>
  left.code < right.code ? -1 : 1,
);

const titles = new Map(kindsByCode.map(({ code, title }) => [code, title]));

export const titleOf = (code: string): string => titles.get(code) ?? "";
