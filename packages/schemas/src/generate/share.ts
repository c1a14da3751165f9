import { createHash } from "node:crypto";
import type { JsonSchema } from "../json-schema.ts";
import { canonicalText } from "./canonical-text.ts";
import type { KindDefinitions } from "./corrections.ts";
import { mapRefs, refsIn } from "../refs.ts";
import { typeName } from "./type-schemas.ts";

export interface KindSchema {
  readonly apiVersion: string;
  readonly kind: string;
  readonly source: string;
  readonly schema: JsonSchema;
}

export interface SharedSchemas {
  readonly kinds: readonly KindSchema[];
  /** By name; what the kinds refer to as `#/definitions/<name>`. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

const keyOf = (ref: string): string => ref.slice("#/definitions/".length);

/** Digests of the definitions of one kind by key, each over all that it refers to. */
function digests(definitions: Readonly<Record<string, JsonSchema>>): (key: string) => string {
  const known = new Map<string, string>();
  const digest = (key: string, above: readonly string[]): string => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (above.includes(key)) return `itself ${typeName(key)}`;
    const schema = definitions[key];
    if (schema === undefined) throw new Error(`no definition ${key}`);
    const text = canonicalText(mapRefs(schema, (ref) => digest(keyOf(ref), [...above, key])));
    const made = createHash("sha256").update(text).digest("hex");
    known.set(key, made);
    return made;
  };
  return (key) => digest(key, []);
}

/** `IPodSpec` of the packages is `PodSpec` here. */
const shortName = (key: string): string => (key.includes("~") ? typeName(key).replace(/^I/, "") : key);

/** Definitions of the same name and content are one; where a name has several contents, the kind that uses it is named too. */
export function share(kinds: readonly KindDefinitions[]): SharedSchemas {
  const contents = new Map<string, Set<string>>();
  const named = new Map<string, string>();
  const taken = kinds.map((kind) => ({ kind, digest: digests(kind.definitions) }));
  for (const { kind, digest } of taken) {
    for (const key of Object.keys(kind.definitions)) {
      const name = shortName(key);
      contents.set(name, (contents.get(name) ?? new Set()).add(digest(key)));
    }
  }
  const definitions: Record<string, JsonSchema> = {};
  const result = taken.map(({ kind, digest }) => {
    const nameOf = (key: string): string => {
      const name = shortName(key);
      if (contents.get(name)?.size === 1) return name;
      const identity = `${name} ${digest(key)}`;
      const before = named.get(identity);
      if (before !== undefined) return before;
      const made = `${kind.apiVersion.replace("/", ".")}.${kind.kind}.${name}`;
      named.set(identity, made);
      return made;
    };
    const rename = (schema: JsonSchema): JsonSchema => mapRefs(schema, (ref) => `#/definitions/${nameOf(keyOf(ref))}`);
    const reached = new Set<string>();
    const reach = (schema: JsonSchema): void => {
      for (const key of refsIn(schema)) {
        const definition = kind.definitions[key];
        if (reached.has(key) || definition === undefined) continue;
        reached.add(key);
        definitions[nameOf(key)] ??= rename(definition);
        reach(definition);
      }
    };
    const root = kind.definitions[kind.root] ?? {};
    reach(root);
    return { apiVersion: kind.apiVersion, kind: kind.kind, source: kind.source, schema: rename(root) };
  });
  return { kinds: result, definitions };
}
