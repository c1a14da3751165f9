import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Body, ResourceRef } from "@meshwright/model";
import { positionAt, secretsIn } from "@meshwright/reading";
import { about, type Requests } from "./about.ts";
import { documentsOf } from "./documents.ts";
import { judge, type Judged } from "./judge.ts";
import { parseDocument, type ParsedDocument } from "./parse-document.ts";
import { isSecret } from "./written-body.ts";

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

interface Read {
  readonly parsed: ParsedDocument;
  readonly judged?: Judged;
  /** What looks like secret material where no Secret is, which is judged by itself. */
  readonly secret?: { readonly what: string; readonly line: number } | undefined;
}

function readDocument(text: string): Read {
  const parsed = parseDocument(text);
  if (!parsed.ok) return { parsed };
  const judged = judge(parsed.value);
  if ("body" in judged && isSecret(judged.body)) return { parsed, judged };
  const [secret] = secretsIn(text);
  return {
    parsed,
    judged,
    secret: secret && { what: secret.what, line: positionAt(text, secret.offset).line - 1 },
  };
}

/** A reader that parses each document once, however many outputs have it. */
export function outputReader(): (text: string, requests: Requests) => ReadOutput {
  const known = new Map<string, Read>();
  const read = (text: string): Read => {
    const found = known.get(text) ?? readDocument(text);
    known.set(text, found);
    return found;
  };
  return (text, requests) => {
    const objects: RawObject[] = [];
    const findings: Finding[] = [];
    for (const { text: document, line, template } of documentsOf(text)) {
      const { parsed, judged, secret } = read(document);
      const { place, of } = about(requests, template);
      if (secret !== undefined) {
        const what = `${secret.what}, in line ${line + secret.line} of what helm prints`;
        const help = "Make it in the cluster, by an ExternalSecret or a Certificate, and name it in the values.";
        findings.push(finding(kinds.chartSecret, place, { ...of, what, help }));
      } else if (!parsed.ok) {
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
