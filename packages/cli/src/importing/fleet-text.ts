import type { FleetPlace } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import { isRecord } from "@meshwright/model";
import type { Source } from "@meshwright/reading";
import { partSource, parseYamlFile } from "@meshwright/reading";
import { readFileSync } from "node:fs";
import { join } from "node:path";

type KeyPath = readonly (string | number)[];

/** What the files of a fleet say, word for word, and where. */
export interface FleetText {
  readonly said: (file: string) => unknown;
  readonly place: (file: string, keyPath: KeyPath) => FleetPlace;
  /** The text of a file; of a fleet in code there is none. */
  readonly text: (file: string) => string | undefined;
}

/** Of a fleet in a folder. `shown`: as people call it. */
export function folderText(folder: string, shown: string): FleetText {
  const read = new Map<string, { readonly text: string; readonly data: unknown; readonly source: Source }>();
  const of = (file: string) => {
    const known = read.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join(folder, file), "utf8");
    const { data, source } = parseYamlFile(`${shown}/${file}`, text);
    const made = { text, data, source };
    read.set(file, made);
    return made;
  };
  return {
    said: (file) => of(file).data,
    place: (file, keyPath) => of(file).source.place(keyPath),
    text: (file) => of(file).text,
  };
}

/** Of a fleet that is made in code: it says what its values say. */
export function moduleText({ mesh, clusters }: Fleet, shown: string): FleetText {
  const nameOf = (file: string): string => file.replace(/^clusters\/|\.yaml$/g, "");
  const indexOf = (file: string): number => clusters.findIndex(({ name }) => name === nameOf(file));
  return {
    said: (file) => words(file === "mesh.yaml" ? mesh : clusters[indexOf(file)]),
    place: (file, keyPath) =>
      partSource(shown, file === "mesh.yaml" ? ["mesh"] : ["clusters", indexOf(file)]).place(keyPath),
    text: () => undefined,
  };
}

/** A value of the model as a file would say it: ports are a text there. */
function words(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(words);
  if (!isRecord(value)) return value;
  const { from, to, ...others } = value;
  if (typeof from === "number" && typeof to === "number" && Object.keys(others).length === 0)
    return from === to ? String(from) : `${from}-${to}`;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, words(one)]));
}
