import type { Report } from "@meshwright/diff";
import type { Paint } from "../paint.ts";

/** For people at a terminal. */
export const diffText = (
  { effects, objects }: Report,
  { paint }: { readonly paint: Paint; readonly all: boolean },
): string =>
  [
    ...effects.map(({ one, clusters }) => `${paint("bold", one.risk)} ${one.rule} ${clusters.join(", ")}: ${one.says}`),
    ...objects.map(({ one, clusters }) => `${one.how} ${(one.after ?? one.before)?.file} ${clusters.join(", ")}`),
    "",
  ].join("\n");
