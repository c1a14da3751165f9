import type { FilePlace, Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ReadFile, Resource } from "@meshwright/inventory";
import { isOfBootstrap, readResource, whereabouts } from "@meshwright/inventory";
import { decode, positionAt, secretsIn } from "@meshwright/reading";

/** The objects of a top folder, and what is wrong with the files that should hold them. */
export interface ReadObjects {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
}

/** The byte-order mark in UTF-8. */
const mark = [0xef, 0xbb, 0xbf];

/** The text that is decoded no longer has it. */
const hasMark = (content: Uint8Array): boolean => mark.every((byte, index) => content[index] === byte);

/** What is the same in every cluster is met in the first ones; what is met later would only fill the memory. */
const most = 4096;

/** Reads every YAML file as one object. `name` is the top folder's; `label` is how findings call it. */
export type ObjectReader = (name: string, label: string, files: ReadonlyMap<string, Uint8Array>) => ReadObjects;

/** Reads files; a text in which nothing is wrong is read once, for two thirds of a large fleet's files are the same. */
export function objectReader(): ObjectReader {
  const known = new Map<string, ReadFile["object"]>();
  const readYaml = (file: string, content: Uint8Array): ReadFile => {
    const text = decode(content);
    const object = text === undefined || hasMark(content) ? undefined : known.get(text);
    if (object !== undefined) return { object, findings: [] };
    const read = readFile(file, content, text);
    if (text !== undefined && read.findings.length === 0 && known.size < most) known.set(text, read.object);
    return read;
  };
  return (name, label, files) => {
    const resources: Resource[] = [];
    const findings: Finding[] = [];
    for (const [path, content] of files) {
      const file = `${label}/${path}`;
      const { object, findings: wrong } = holdsObject(path) ? readYaml(file, content) : readOther(file, content);
      findings.push(...wrong);
      if (object !== undefined) resources.push({ ...object, file, ...whereabouts(name, path) });
    }
    return { resources, findings };
  };
}

/**
 * True for a file that should hold an object. What the bootstrap of Flux wrote is its own: many documents a file, and no
 * object of ours. The path is relative to the top folder.
 */
export const holdsObject = (path: string): boolean => /\.ya?ml$/.test(path) && !isOfBootstrap(path);

/** Reads a file that should hold an object; `file` is how findings call it. */
export function readFile(file: string, content: Uint8Array, text = decode(content)): ReadFile {
  const place = { in: "file", file } as const;
  if (text === undefined) return { findings: [finding(kinds.badEncoding, place, {})] };
  const secrets = secretFindings(text, place);
  // Whatever else were said of such a file could repeat a part of it: a key, a kind, a line.
  if (secrets.length > 0) return { findings: secrets };
  const { object, findings } = readResource(file, text);
  return { object, findings: [...formFindings(content, text, place), ...findings] };
}

/**
 * Looks into any other file: a secret is one anywhere. Argo CD applies JSON as it applies YAML, and what it makes of Jsonnet:
 * https://argo-cd.readthedocs.io/en/stable/user-guide/directory/
 */
export function readOther(file: string, content: Uint8Array): ReadFile {
  const place = { in: "file", file } as const;
  if (file.endsWith(".jsonnet"))
    return {
      findings: [finding(kinds.unreadable, place, { what: "Argo CD runs Jsonnet, and applies what it makes." })],
    };
  const text = decode(content);
  if (mayApply(file) && (text === undefined || isJsonObject(text))) return readFile(file, content, text);
  return { findings: text === undefined ? [] : secretFindings(text, place) };
}

/** True for what is no YAML, and may hold an object all the same. */
export const mayApply = (path: string): boolean => /\.json(?:net)?$/.test(path);

function isJsonObject(text: string): boolean {
  if (!/kind|\\u/.test(text)) return false;
  try {
    const { apiVersion, kind } = Object(JSON.parse(text));
    return typeof apiVersion === "string" && typeof kind === "string";
  } catch {
    return false;
  }
}

const secretFindings = (text: string, place: FilePlace): readonly Finding[] =>
  secretsIn(text).map(({ what, offset }) =>
    finding(kinds.secretMaterial, { ...place, ...positionAt(text, offset) }, { what }),
  );

const formFindings = (content: Uint8Array, text: string, place: FilePlace): readonly Finding[] => [
  ...(hasMark(content) ? [finding(kinds.textForm, place, { what: "a byte-order mark" })] : []),
  ...(text.includes("\r\n") ? [finding(kinds.textForm, place, { what: "CRLF line ends" })] : []),
];
