import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refsIn, mapRefs } from "./refs.ts";
import type { JsonSchema } from "./json-schema.ts";
import { definitionsFile, fileOf, indexFile, type KindName } from "./schema-path.ts";

/** A kind that has a schema. */
export interface KnownKind extends KindName {
  /** `package version` that the schema was made from. */
  readonly source: string;
}

/** The files of schemas/kubernetes, each read when it is first asked for. */
export interface SchemaStore {
  readonly kinds: readonly KnownKind[];
  readonly definitions: () => Readonly<Record<string, JsonSchema>>;
  /** With refs to `../definitions.json`. */
  readonly schemaOf: (kind: KindName) => JsonSchema;
}

function read(folder: string, file: string): unknown {
  const path = join(folder, file);
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const problem = error instanceof SyntaxError ? "it is not JSON" : "it cannot be read";
    throw new MeshwrightError([finding(kinds.brokenSchemas, { in: "file", file: path }, { problem })], {
      cause: error,
    });
  }
}

const broken = (folder: string, file: string, problem: string): MeshwrightError =>
  new MeshwrightError([finding(kinds.brokenSchemas, { in: "file", file: join(folder, file) }, { problem })]);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The generated files are compared with what generates them; here it is enough that they hold objects. */
const isDefinitions = (value: unknown): value is Readonly<Record<string, JsonSchema>> =>
  isObject(value) && Object.values(value).every(isObject);

const isKnownKind = (value: unknown): value is KnownKind =>
  isObject(value) && ["apiVersion", "kind", "source"].every((key) => typeof value[key] === "string");

/** Opens a folder of schemas. Throws MeshwrightError (MW4007) where one of its files is missing or no schema. */
export function openSchemas(folder: string): SchemaStore {
  const index = read(folder, indexFile);
  if (!Array.isArray(index) || !index.every(isKnownKind)) throw broken(folder, indexFile, "it lists no kinds");
  let definitions: Readonly<Record<string, JsonSchema>> | undefined;
  const readDefinitions = (): Readonly<Record<string, JsonSchema>> => {
    const content = read(folder, definitionsFile);
    const found = isObject(content) ? content["definitions"] : undefined;
    if (!isDefinitions(found)) throw broken(folder, definitionsFile, "it holds no definitions");
    return found;
  };
  return {
    kinds: index,
    definitions: () => (definitions ??= readDefinitions()),
    schemaOf: (kind) => {
      const schema = read(folder, fileOf(kind));
      if (!isObject(schema)) throw broken(folder, fileOf(kind), "it is no schema");
      return schema;
    },
  };
}

/** A kind's schema with all that it refers to inside, for tools that read one file. */
export function bundledSchema({ schemaOf, definitions }: SchemaStore, kind: KindName): JsonSchema {
  const schema = mapRefs(schemaOf(kind), (ref) => ref.slice(ref.indexOf("#")));
  const all = definitions();
  const used = new Map<string, JsonSchema>();
  const take = (part: JsonSchema): void => {
    for (const name of refsIn(part)) {
      const definition = all[name];
      if (definition === undefined || used.has(name)) continue;
      used.set(name, definition);
      take(definition);
    }
  };
  take(schema);
  return {
    ...schema,
    definitions: Object.fromEntries([...used].toSorted(([left], [right]) => (left < right ? -1 : 1))),
  };
}
