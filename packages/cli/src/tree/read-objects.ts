import type { FilePlace, Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ReadFile, Resource } from "@meshwright/inventory";
import { readResource, whereabouts } from "@meshwright/inventory";
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

/** Reads files; a text that was read without a finding is read once, for two thirds of a large fleet's files are the same. */
export class ObjectReader {
  readonly #known = new Map<string, ReadFile["object"]>();

  /** Reads every YAML file as one object. `name` is the top folder's; `label` is how findings call it. */
  read(name: string, label: string, files: ReadonlyMap<string, Uint8Array>): ReadObjects {
    const resources: Resource[] = [];
    const findings: Finding[] = [];
    for (const [path, content] of files) {
      const file = `${label}/${path}`;
      const { object, findings: wrong } = this.#object(file, content, /\.ya?ml$/.test(path));
      findings.push(...wrong);
      if (object === undefined) continue;
      resources.push({ ...object, file, ...whereabouts(name, path) });
    }
    return { resources, findings };
  }

  #object(file: string, content: Uint8Array, isYaml: boolean): ReadFile {
    const text = decode(content);
    const known = text === undefined || hasMark(content) ? undefined : this.#known.get(text);
    if (known !== undefined && isYaml) return { object: known, findings: [] };
    const place = { in: "file", file } as const;
    const secrets = text === undefined ? [] : secretFindings(text, place);
    // Whatever else were said of such a file could repeat a part of it: a key, a kind, a line.
    if (!isYaml || secrets.length > 0) return { findings: secrets };
    if (text === undefined) return { findings: [finding(kinds.badEncoding, place, {})] };
    const { object, findings } = readResource(file, text);
    const all = [...formFindings(content, text, place), ...findings];
    if (all.length === 0 && this.#known.size < most) this.#known.set(text, object);
    return { object, findings: all };
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
