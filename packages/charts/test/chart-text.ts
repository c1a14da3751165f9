import type { Release, ReleaseSettings } from "@meshwright/model";
import { chartOf, knownName } from "@meshwright/model";
import type { ChartObject, ChartOutput, ChartRequest } from "../src/index.ts";
import { readCharts } from "../src/index.ts";

const settings: ReleaseSettings = {
  install: true,
  version: "0.4.2",
  repository: "https://charts.harbour.example",
  charts: "rendered",
  patches: [],
  generatedSecrets: [],
};

/** The release of the chart `crane`, in the namespace `port`. */
export const craneRelease = (changes: Partial<ReleaseSettings> = {}): Release => ({
  name: knownName("crane"),
  namespace: knownName("port"),
  chart: chartOf({ ...settings, ...changes }, "crane"),
  values: {},
});

export const craneIn = (cluster: string, changes: Partial<ReleaseSettings> = {}): ChartRequest => ({
  cluster,
  unit: "60-crane",
  release: craneRelease(changes),
  kubernetesVersion: "1.33.0",
  apiVersions: [],
});

export const output = (text: string, ...requests: readonly ChartRequest[]): ChartOutput => {
  const [first = craneIn("quay"), ...others] = requests;
  return { text, requests: [first, ...others] };
};

/** One document as helm prints it. */
export const document = (template: string, yaml: string): string =>
  `---\n# Source: crane/templates/${template}\n${yaml}\n`;

export interface ObjectChanges {
  readonly namespace?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An object as helm prints it, which says nothing but who it is. */
export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  { namespace, annotations }: ObjectChanges = {},
): string => {
  const metadata = { name, namespace, annotations };
  return document(`${name}.yaml`, JSON.stringify({ apiVersion, kind, metadata }));
};

/** The objects of `crane` in the cluster `quay`; throws where something was found. */
export function objectsOf(text: string, changes: Partial<ReleaseSettings> = {}): readonly ChartObject[] {
  const read = readCharts([output(text, craneIn("quay", changes))]);
  if (!read.ok) throw new Error(read.findings.map(({ message }) => message).join("\n"));
  return read.charts("quay", "60-crane");
}

/** The codes of what is wrong with the chart `crane`. */
export function codesOf(text: string, changes: Partial<ReleaseSettings> = {}): readonly string[] {
  const read = readCharts([output(text, craneIn("quay", changes))]);
  return read.ok ? [] : read.findings.map(({ code }) => code);
}
