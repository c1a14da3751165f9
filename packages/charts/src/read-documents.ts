import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import { isMap, objectIn } from "@meshwright/inventory";
import type { Body, Json, ResourceRef } from "@meshwright/model";
import { about, type Requests } from "./about.ts";
import { documentsOf } from "./documents.ts";
import { parseDocument, type ParsedDocument } from "./parse-document.ts";

/** An object as a chart rendered it. */
export interface RawObject {
  readonly ref: ResourceRef;
  /** The same for all outputs that have the same document. */
  readonly body: Body;
  readonly template?: string;
}

/** What one run of helm rendered, before anything is known of its releases. */
export interface ReadOutput {
  readonly objects: readonly RawObject[];
  readonly findings: readonly Finding[];
}

const isList = (value: Json): string | undefined => {
  if (!isMap(value) || typeof value["kind"] !== "string" || !/^[A-Za-z]{0,100}List$/.test(value["kind"]))
    return undefined;
  return value["kind"] === "List" || Array.isArray(value["items"]) ? value["kind"] : undefined;
};

/** What the API server takes for a map of texts, and nothing else: the key of the first other value. */
function notText(metadata: Body["metadata"]): string | undefined {
  for (const field of ["labels", "annotations"] as const) {
    const map = metadata[field];
    if (map === undefined || map === null) continue;
    if (!isMap(map)) return `its metadata.${field} are no map`;
    if (Object.values(map).some((value) => typeof value !== "string"))
      return `a value in its metadata.${field} is no text; put it in quotes`;
  }
  return undefined;
}

type Judged = RawObject | { readonly list: string } | { readonly problem: string };

function judge(value: Json): Judged {
  const list = isList(value);
  if (list !== undefined) return { list };
  if (isMap(value) && isMap(value["metadata"]) && value["metadata"]["generateName"] !== undefined)
    return { problem: "it has a metadata.generateName, so it would be another object each time" };
  const object = objectIn(value);
  if ("problem" in object) return object;
  const problem = notText(object.body.metadata);
  return problem === undefined ? object : { problem };
}

interface Read {
  readonly parsed: ParsedDocument;
  readonly judged?: Judged;
}

/** A reader that parses each document once, however many outputs have it. */
export function outputReader(): (text: string, requests: Requests) => ReadOutput {
  const known = new Map<string, Read>();
  const read = (text: string): Read => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const parsed = parseDocument(text);
    const made = parsed.ok ? { parsed, judged: judge(parsed.value) } : { parsed };
    known.set(text, made);
    return made;
  };
  return (text, requests) => {
    const objects: RawObject[] = [];
    const findings: Finding[] = [];
    for (const { text: document, line, template } of documentsOf(text)) {
      const { parsed, judged } = read(document);
      const { place, of } = about(requests, template);
      if (!parsed.ok) {
        findings.push(finding(kinds.chartYaml, place, { ...of, line: line + parsed.line, problem: parsed.problem }));
      } else if (judged === undefined || "problem" in judged) {
        const problem = judged?.problem ?? "it says nothing";
        findings.push(finding(kinds.chartObject, place, { ...of, line, problem }));
      } else if ("list" in judged) {
        findings.push(finding(kinds.chartList, place, { ...of, line, kind: judged.list }));
      } else {
        objects.push(template === undefined ? judged : { ...judged, template });
      }
    }
    return { objects, findings };
  };
}
