import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { join } from "node:path";
import type * as z from "zod";
import { appSchema } from "../schema/app.ts";
import { clusterSchema } from "../schema/cluster.ts";
import type { Known } from "../schema/known.ts";
import { parseKnown } from "../schema/known.ts";
import { meshSchema } from "../schema/mesh.ts";
import type { Draft, Part } from "./draft.ts";
import { listFolder } from "./folder-listing.ts";
import { fileSource } from "@meshwright/reading";
import type { FileToRead } from "./text-file.ts";
import { readTextFile } from "./text-file.ts";
import { parseYamlFile } from "@meshwright/reading";

/** Files of a fleet that are not written yet, by their path in its folder. They stand in for those on disk. */
export type Unwritten = ReadonlyMap<string, string>;

/** Reads `fleet/`. `shown` is the folder's name in findings. */
export async function readFleetFolder(folder: string, shown: string, unwritten: Unwritten): Promise<Draft> {
  const listing = await listFolder(folder, shown, unwritten);
  const findings: Finding[] = [...listing.findings];
  const read = async <T>(schema: z.ZodType<T>, file: string): Promise<Part<T>> => {
    const part = await readPart(schema, {
      path: join(folder, file),
      file: `${shown}/${file}`,
      folder,
      unwritten: unwritten.get(file),
    });
    findings.push(...part.findings);
    return part;
  };
  // One after the other: all at once would need a handle for each file, and a fleet may have a thousand.
  const readAll = async <T>(schema: z.ZodType<T>, files: readonly string[]): Promise<readonly Part<T>[]> => {
    const parts: Part<T>[] = [];
    for (const file of files) parts.push(await read(schema, file));
    return parts;
  };

  const mesh = listing.hasMesh ? await read(meshSchema, "mesh.yaml") : unknownPart(meshSchema, `${shown}/mesh.yaml`);
  const clusters = await readAll(clusterSchema, listing.clusters);
  const apps = await readAll(appSchema, listing.apps);
  for (const part of [...clusters, ...apps]) findings.push(...nameOfFile(part));
  // Files that nothing reads may hold a key that somebody left beside its certificate.
  for (const file of listing.unread) {
    const { findings: found } = await readTextFile({
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

async function readPart<T>(schema: z.ZodType<T>, toRead: FileToRead): Promise<PartFile<T>> {
  const fileName = toRead.file
    .split("/")
    .at(-1)
    ?.replace(/\.yaml$/, "");
  const text = await readTextFile(toRead);
  if (text.text === undefined) return { ...unknownPart(schema, toRead.file), fileName, findings: text.findings };
  const yaml = parseYamlFile(toRead.file, text.text);
  if (yaml.data === undefined) return { ...unknownPart(schema, toRead.file), fileName, findings: yaml.findings };
  const parsed = parseKnown(schema, yaml.data, yaml.source);
  return {
    ...parsed,
    source: yaml.source,
    fileName,
    findings: [...yaml.findings, ...parsed.findings],
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
