import type { InitSaid } from "./init-said.ts";
import { kebab } from "./said.ts";

/** A word of a shell. */
const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

/** The command that says what was said, without questions. */
export function sameAgain(folder: string, { mesh, clusters, samples }: InitSaid): string {
  const flags = [
    ...Object.entries(mesh).flatMap(([key, values]) => values.map((value) => `--${kebab(key)} ${quoted(value)}`)),
    ...clusters.map((cluster) => `--cluster ${quoted(pairs(cluster))}`),
    ...(samples === undefined ? [] : [samples ? "--samples" : "--no-samples"]),
  ];
  return `meshwright init ${quoted(folder)}${flags.map((flag) => ` \\\n  ${flag}`).join("")}`;
}

const pairs = (cluster: InitSaid["clusters"][number]): string =>
  Object.entries(cluster)
    .flatMap(([key, values]) => (key === "eks" ? [] : values.map((value) => `${kebab(key)}=${value}`)))
    .join(",");
