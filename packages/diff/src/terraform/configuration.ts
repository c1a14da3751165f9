import { entriesAt, isMap, textAt } from "@meshwright/inventory";
import type { Json, JsonObject } from "@meshwright/model";

/** What files of Terraform's JSON syntax say, together: it does not matter in which of them. */
export interface Configuration {
  /** By address: `aws_route.harbour`. */
  readonly resources: ReadonlyMap<string, JsonObject>;
  /** Everything else, by what leads to it: `provider aws`, `terraform backend`, `output routes`. */
  readonly settings: ReadonlyMap<string, Json | undefined>;
  /** Addresses that a `moved` block names: from, to. */
  readonly moved: ReadonlyMap<string, string>;
  /** Files that are no JSON object. */
  readonly unread: readonly string[];
}

/** https://developer.hashicorp.com/terraform/language/syntax/json: a block is an object, or a list of such. */
const blocks = (value: Json | undefined): readonly JsonObject[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is JsonObject => isMap(one));

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // oxlint-disable-line typescript/no-unsafe-type-assertion -- JSON is nothing else
  } catch {
    return undefined;
  }
}

/** Reads files, path → text; a file that is not there says nothing. */
export function configurationOf(files: ReadonlyMap<string, string | undefined>): Configuration {
  const read = [...files].flatMap(([path, text]) => (text === undefined ? [] : [{ path, top: parsed(text) }]));
  const sections = read.flatMap(({ top }) => entriesAt(top));
  return {
    resources: new Map(sections.flatMap(([key, value]) => (key === "resource" ? resourcesIn(value) : []))),
    settings: new Map(sections.flatMap(([key, value]) => settingsIn(key, value))),
    moved: new Map(
      sections.flatMap(([key, value]) =>
        key === "moved"
          ? blocks(value).map((block) => [textAt(block, "from") ?? "", textAt(block, "to") ?? ""] as const)
          : [],
      ),
    ),
    unread: read.filter(({ top }) => !isMap(top)).map(({ path }) => path),
  };
}

const resourcesIn = (value: Json | undefined): readonly (readonly [string, JsonObject])[] =>
  blocks(value).flatMap((types) =>
    entriesAt(types).flatMap(([type, named]) =>
      blocks(named).flatMap((names) =>
        entriesAt(names).flatMap(([name, body]) => blocks(body).map((one) => [`${type}.${name}`, one] as const)),
      ),
    ),
  );

/** Several providers of one name differ in their alias. */
function settingsIn(key: string, value: Json | undefined): readonly (readonly [string, Json | undefined])[] {
  if (key === "//" || key === "resource" || key === "moved") return [];
  const named = blocks(value).flatMap((block) => entriesAt(block));
  return key === "provider"
    ? named.flatMap(([name, inner]) =>
        blocks(inner).map((one) => [`provider ${name} ${textAt(one, "alias") ?? ""}`.trim(), one] as const),
      )
    : named.map(([name, inner]) => [`${key} ${name}`, inner] as const);
}
