/** One document of what `helm template` printed. */
export interface ChartDocument {
  readonly text: string;
  /** The line of the output in which the text begins, from 1. */
  readonly line: number;
  /** The file of the chart that it was made from, without the chart's own name: `templates/deployment.yaml`. */
  readonly template?: string;
}

/** What helm writes before each: https://github.com/helm/helm/blob/main/pkg/action/action.go */
const source = /^# Source: [^/\s]+\/([A-Za-z0-9._/-]{1,200})\s*$/m;

/** True where only comments, empty lines and ends of documents are. */
const isEmpty = (text: string): boolean => !/^(?!\.\.\.[ \t]*$)[ \t]*[^#\s]/m.test(text);

/**
 * The documents of a YAML stream, without those that say nothing. Each is a text of its own, so that what several outputs
 * have in common is parsed once. A file of a chart's folder crds/ may hold several: helm names it before the first only.
 */
export function documentsOf(output: string): readonly ChartDocument[] {
  const found: ChartDocument[] = [];
  let template: string | undefined;
  let line = 1;
  // A line of three dashes ends a document wherever it stands: https://yaml.org/spec/1.1/#id857577
  for (const text of output.replace(/^\uFEFF/, "").split(/(?<=^|\n)---(?=[ \t\r\n]|$)/)) {
    template = source.exec(text)?.[1] ?? template;
    if (!isEmpty(text)) found.push({ text, line, ...(template !== undefined && { template }) });
    line += text.split("\n").length - 1;
  }
  return found;
}
