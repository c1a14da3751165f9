import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { areaOf, readResource } from "@meshwright/inventory";
import { decode, positionAt, secretsIn } from "@meshwright/reading";

/** The objects of a top folder, and what is wrong with the files that should hold them. */
export interface ReadObjects {
  readonly resources: readonly Resource[];
  readonly findings: readonly Finding[];
}

/** The byte-order mark in UTF-8. */
const mark = [0xef, 0xbb, 0xbf];

/** Reads every YAML file as one object. `name` is the top folder's; it is part of `label`, which findings show. */
export function readObjects(name: string, label: string, files: ReadonlyMap<string, Uint8Array>): ReadObjects {
  const resources: Resource[] = [];
  const findings: Finding[] = [];
  for (const [path, content] of files) {
    const file = `${label}/${path}`;
    const place = { in: "file", file } as const;
    const text = decode(content);
    if (text !== undefined)
      for (const { what, offset } of secretsIn(text))
        findings.push(finding(kinds.secretMaterial, { ...place, ...positionAt(text, offset) }, { what }));
    if (!/\.ya?ml$/.test(path)) continue;
    if (text === undefined) {
      findings.push(finding(kinds.badEncoding, place, {}));
      continue;
    }
    if (mark.every((byte, index) => content[index] === byte))
      findings.push(finding(kinds.textForm, place, { what: "a byte-order mark" }));
    if (text.includes("\r\n")) findings.push(finding(kinds.textForm, place, { what: "CRLF line ends" }));
    const { object, findings: wrong } = readResource(file, text);
    findings.push(...wrong);
    if (object === undefined) continue;
    const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
    resources.push({
      ...object,
      file,
      cluster: name,
      folder: folder === "" ? name : `${name}/${folder}`,
      area: areaOf(folder),
    });
  }
  return { resources, findings };
}
