import type { DiffMeasure } from "./measure-diff.ts";
import type { Row } from "./measure.ts";
import { buildTime } from "./measure.ts";

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
const each = (milliseconds: number, size: number): string => `${(milliseconds / size).toFixed(1)} ms`;

/** One row for each size; titles first. */
export function tableOf(rows: readonly Row[]): readonly (readonly string[])[] {
  const titles = [
    ["clusters", "objects", "size", "load", "render", "validate", "write", "a cluster", "memory"],
    ["check", "a cluster", "memory", "kubeconform", "cdk8s synth"],
  ].flat();
  const cells = rows.map(({ size, build, check, kubeconform, cdk8s }) => [
    String(size),
    String(build.objects),
    mebibytes(build.bytes),
    seconds(build.load),
    seconds(build.render),
    seconds(build.validate),
    seconds(build.write),
    each(buildTime(build), size),
    mebibytes(build.memory),
    seconds(check.time),
    each(check.time, size),
    mebibytes(check.memory),
    kubeconform === undefined ? "–" : seconds(kubeconform),
    cdk8s === undefined ? "–" : seconds(cdk8s),
  ]);
  return [titles, ...cells];
}

/** What the figures say against what is promised; ratios are of this one run. */
export function verdicts(rows: readonly Row[], help: number): readonly string[] {
  const row = (size: number): Row | undefined => rows.find((one) => one.size === size);
  const perCluster = ({ size, build }: Row): number => buildTime(build) / size;
  const lines: string[] = [`\`--help\` takes ${seconds(help)}.`];
  for (const size of [100, 300]) {
    const found = row(size);
    if (found !== undefined)
      lines.push(
        `Render, validate and write of ${size} clusters: ${perCluster(found).toFixed(1)} ms a cluster, ${Math.round(found.build.objects / size)} objects each; ${mebibytes(found.build.memory)}.`,
      );
  }
  for (const { size, again } of rows)
    if (again !== undefined && size >= 100)
      lines.push(
        `\`render\` after the edit of one cluster of ${size}, in a peer group of ten, takes ${seconds(again.edit)} from start to end; \`render --check --no-cache\` of all ${seconds(again.whole)}, the second of four shards ${seconds(again.shard)}.`,
      );
  for (const { size, trust } of rows)
    if (trust !== undefined && size >= 100)
      lines.push(
        `The proof of trust of ${size} clusters, in peer groups of ten, takes ${seconds(trust.shared)} where all have the mesh's CA, and ${seconds(trust.own)} where each has a root and a chain of its own.`,
      );
  for (const { size, build, reach } of rows)
    if (reach !== undefined && size >= 100)
      lines.push(
        `The proof that packets flow between ${size} clusters, in peer groups of ten over three regions, takes ${seconds(reach.transitGateways)} over Transit Gateways and ${seconds(reach.peerings)} over VPC peerings: ${times(reach.transitGateways, build.render)} and ${times(reach.peerings, build.render)} times the render.`,
      );
  for (const { size, charts } of rows)
    if (charts !== undefined)
      lines.push(
        `With three charts rendered, \`render --no-cache\` of ${size} clusters takes ${each(charts.warm, size)} a cluster beyond helm's own time, from start to end, and ${each(charts.reference, size)} with all by reference; helm's ${charts.helmRuns} runs take ${seconds(Math.max(charts.cold - charts.warm, 0))}.`,
      );
  for (const { size, diff } of rows) if (diff !== undefined) lines.push(...diffLines(size, diff));
  const [hundred, thousand] = [row(100), row(1000)];
  if (hundred !== undefined && thousand !== undefined)
    lines.push(
      `A cluster of 1,000 costs ${(perCluster(thousand) / perCluster(hundred)).toFixed(2)} times what one of 100 does.`,
    );
  for (const { size, check, kubeconform, build, cdk8s } of rows) {
    if (kubeconform !== undefined && size >= 100)
      lines.push(
        `\`check\` of ${size} clusters takes ${(check.time / kubeconform).toFixed(2)} times as long as \`kubeconform -strict\` with the same schemas, and does more.`,
      );
    if (cdk8s !== undefined)
      lines.push(
        `\`cdk8s synth\` of the same objects of ${size} clusters in one App takes ${(cdk8s / buildTime(build)).toFixed(1)} times as long as our render, validation and writing together.`,
      );
  }
  return lines;
}

const diffLines = (size: number, { objects, one, every }: DiffMeasure): readonly string[] =>
  (
    [
      ["one file changed", one, ""],
      ["one object changed in every cluster", every, ` and ${mebibytes(every.memory)}`],
    ] as const
  ).map(([what, { commits, folders, plain, dyff }, memory]) => {
    const others = [
      `\`diff -r\` takes ${times(plain, folders)} times as long as that of folders`,
      ...(dyff === undefined ? [] : [`\`dyff\` of all objects in one file ${times(dyff, folders)} times`]),
    ];
    return `\`diff\` of two trees of ${size} clusters with ${objects} objects each, ${what}, takes ${seconds(commits)} of commits and ${seconds(folders)} of folders${memory}, from start to end; ${others.join(", ")}.`;
  });

const times = (left: number, right: number): string => (left / right).toFixed(2);
