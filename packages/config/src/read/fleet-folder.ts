import type { Finding, FleetPlace } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { hash } from "node:crypto";
import { join, relative } from "node:path";
import type * as z from "zod";
import { appSchema } from "../schema/app.ts";
import { clusterSchema } from "../schema/cluster.ts";
import type { Known } from "../schema/known.ts";
import { parseKnown } from "../schema/known.ts";
import { meshSchema } from "../schema/mesh.ts";
import type { Draft, Part } from "./draft.ts";
import { listFolder } from "./folder-listing.ts";
import { fileSource, type Source } from "@meshwright/reading";
import type { FileToRead } from "./text-file.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "@meshwright/reading";

/**
 * What files of a fleet said in which nothing was wrong, by a key of path and content: those need not be parsed again. Plain
 * data. It is worth nothing to another version of this package, which is for the one who keeps it to know.
 */
export interface KnownFiles {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** Files of a fleet that are not written yet, by their path in its folder. They stand in for those on disk. */
export type Unwritten = ReadonlyMap<string, string>;

/** Reads `fleet/`. `shown` is the folder's name in findings. */
export async function readFleetFolder(
  folder: string,
  shown: string,
  unwritten: Unwritten,
  known?: KnownFiles,
): Promise<Draft> {
  const listing = await listFolder(folder, shown, unwritten);
  const findings: Finding[] = [...listing.findings];
  const read = <T>(schema: z.ZodType<T>, file: string): Part<T> => {
    const part = readPart(schema, known, {
      path: join(folder, file),
      file: `${shown}/${file}`,
      folder,
      unwritten: unwritten.get(file),
    });
    findings.push(...part.findings);
    return part;
  };
  const readAll = <T>(schema: z.ZodType<T>, files: readonly string[]): readonly Part<T>[] =>
    files.map((file) => read(schema, file));

  const mesh = listing.hasMesh ? read(meshSchema, "mesh.yaml") : unknownPart(meshSchema, `${shown}/mesh.yaml`);
  const clusters = readAll(clusterSchema, listing.clusters);
  const apps = readAll(appSchema, listing.apps);
  for (const part of [...clusters, ...apps]) findings.push(...nameOfFile(part));
  // Files that nothing reads may hold a key that somebody left beside its certificate.
  for (const file of listing.unread) {
    const { findings: found } = readTextFile({
      path: join(folder, file),
      file: `${shown}/${file}`,
      folder,
      unwritten: unwritten.get(file),
    });
    findings.push(...found.filter(({ code }) => code === kinds.secretMaterial.code));
  }
  return { mesh, clusters, apps, others: listing.others, folder, findings };
}

interface PartFile<T> extends Part<T> {
  readonly findings: readonly Finding[];
}

function readPart<T>(schema: z.ZodType<T>, known: KnownFiles | undefined, toRead: FileToRead): PartFile<T> {
  const fileName = toRead.file
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  const text = readTextFile(toRead);
  if (text.text === undefined) return { ...unknownPart(schema, toRead.file), fileName, findings: text.findings };
  // Within its folder: that says which schema rules it.
  const key = known && hash("sha256", `${relative(toRead.folder, toRead.path)}\n${text.text}`, "hex");
  const before = key === undefined ? undefined : known?.get(key);
  if (before !== undefined) {
    const value = before as T; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the schema found nothing wrong when it was kept
    const source = lazySource(toRead.file, text.text);
    return { source, fileName, known: value as Known<T>, broken: [], value, findings: [] }; // oxlint-disable-line typescript/no-unsafe-type-assertion -- every T is a Known<T>
  }
  const yaml = parseYamlFile(toRead.file, text.text);
  if (yaml.data === undefined) return { ...unknownPart(schema, toRead.file), fileName, findings: yaml.findings };
  const parsed = parseKnown(schema, yaml.data, yaml.source);
  if (key !== undefined && parsed.value !== undefined && yaml.findings.length === 0) known?.set(key, parsed.value);
  return {
    ...parsed,
    source: yaml.source,
    fileName,
    findings: [...yaml.findings, ...parsed.findings],
  };
}

/** Where something is wrong somebody reads its place; then the file is parsed after all. */
function lazySource(file: string, text: string): Source {
  let source: Source | undefined;
  const parsed = (): Source => (source ??= parseYamlFile(file, text).source);
  return {
    file,
    place(keyPath, part) {
      let place: FleetPlace | undefined;
      const found = (): FleetPlace => (place ??= parsed().place(keyPath, part));
      return {
        in: "fleet",
        file,
        get line() {
          return found().line;
        },
        get column() {
          return found().column;
        },
        get keyPath() {
          return found().keyPath;
        },
      };
    },
    written: (keyPath) => parsed().written?.(keyPath),
  };
}

const unknownPart = <T>(_: z.ZodType<T>, file: string): Part<T> => ({
  source: fileSource(file),
  known: {} as Known<T>, // oxlint-disable-line typescript/no-unsafe-type-assertion -- nothing is known of it
  broken: [[]],
});

function* nameOfFile({ source, fileName, known }: Part<{ readonly name: string }>): Generator<Finding> {
  if (known.name === undefined || fileName === undefined || known.name === fileName) return;
  yield finding(kinds.nameOfFile, source.place(["name"]), { name: known.name, file: fileName });
}
