import type { ChartOutput, ChartRequest } from "@meshwright/charts";
import { helmRunKey, readCharts } from "@meshwright/charts";
import type { Finding } from "@meshwright/findings";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import { resolve } from "node:path";
import { type Cache, openCache, sha256Of } from "./cache.ts";
import { lockPath, type PinnedChart, pinKey, pinnedChart, pinText, readLock } from "./chart-lock.ts";
import { findHelm, type Helm } from "./helm.ts";
import { inParallel } from "./in-parallel.ts";
import type { MadeCharts } from "./made-charts.ts";
import { mayVary } from "./may-vary.ts";
import { templateChart, type Templated } from "./template-chart.ts";
import type { ChartsWorld } from "./world.ts";

/** All requests that one run of helm answers. */
interface Run {
  readonly key: string;
  readonly archive: Archive;
  readonly requests: ChartOutput["requests"];
}

/** A run that gave nothing to deliver. */
interface Failed {
  readonly failed: Exclude<Templated, { readonly ok: true }>;
  readonly requests: ChartOutput["requests"];
}

/** The archive of a chart on this machine. */
interface Archive {
  readonly path: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/**
 * Renders charts with helm, once for each distinct input, and takes what was rendered before from the cache. Throws a
 * MeshwrightError with everything that is wrong; no network is used, and nothing is written but the cache.
 */
export async function renderCharts(
  world: ChartsWorld,
  fleet: string,
  requests: readonly ChartRequest[],
): Promise<MadeCharts> {
  const cache = openCache(world);
  const archives = lockedArchives(world, cache, fleet, requests);
  const helm = await findHelm(world);
  const runs = runsOf(requests, archives, helm);
  const answers = await inParallel(runs, async (run) => answer(world, cache, helm, run));
  cache.endRender();
  const findings = failures(answers.flatMap((one) => ("failed" in one ? [one] : [])));
  if (findings.length > 0) throw new MeshwrightError(findings);
  const outputs = answers.flatMap((one) => ("text" in one ? [one] : []));
  const read = readCharts(outputs);
  if (!read.ok) throw new MeshwrightError(read.findings);
  return { objects: read.charts, digestOf: digests(outputs) };
}

/** What is wrong with a chart is told once, however many clusters it is rendered for. */
function failures(failed: readonly Failed[]): readonly Finding[] {
  const pinOf = ({ requests: [{ release }] }: Failed): PinnedChart => pinnedChart(release.chart);
  const groups = Map.groupBy(failed, (one) => JSON.stringify([pinKey(pinOf(one)), one.failed]));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const [{ cluster, unit }] = first.requests;
    const place = { in: "unit", cluster, unit } as const;
    const chart = pinText(pinOf(first));
    if (first.failed.ok === "unstable")
      return [finding(kinds.chartUnstable, place, { chart, object: first.failed.object })];
    const clusters = new Set([first, ...others].flatMap(({ requests }) => requests.map((request) => request.cluster)));
    clusters.delete(cluster);
    return [finding(kinds.helmFails, place, { chart, also: [...clusters], message: first.failed.message })];
  });
}

/** Tells what helm printed for one cluster from what it printed for another. */
function digests(outputs: readonly ChartOutput[]): MadeCharts["digestOf"] {
  const texts = new Map<string, string[]>();
  for (const { text, said = "", requests } of outputs) {
    const digest = sha256Of(JSON.stringify([text, said]));
    for (const { cluster, unit } of requests) texts.set(cluster, [...(texts.get(cluster) ?? []), `${unit} ${digest}`]);
  }
  return (cluster) => sha256Of((texts.get(cluster) ?? []).toSorted().join("\n"));
}

/** The archives of the charts, each as the lock has it; by key of the pin. */
function lockedArchives(
  { cwd }: ChartsWorld,
  cache: Cache,
  fleet: string,
  requests: readonly ChartRequest[],
): ReadonlyMap<string, Archive> {
  const file = lockPath(fleet);
  const locked = new Map((readLock(resolve(cwd, file), file) ?? []).map((chart) => [pinKey(chart), chart]));
  const pins = new Map(requests.map(({ release }) => pinnedChart(release.chart)).map((pin) => [pinKey(pin), pin]));
  const archives = new Map<string, Archive>();
  const findings: Finding[] = [];
  for (const [key, pin] of pins) {
    const place = { in: "file", file } as const;
    const chart = pinText(pin);
    const sha256 = locked.get(key)?.sha256;
    const found = sha256 === undefined ? undefined : cache.chart(sha256);
    if (sha256 === undefined) findings.push(finding(kinds.chartNotLocked, place, { chart, source: pin.source }));
    else if (found === undefined || found === "spoilt")
      findings.push(finding(kinds.chartNotPulled, place, { chart, spoilt: found === "spoilt" }));
    else archives.set(key, { ...found, sha256 });
  }
  if (findings.length > 0) throw new MeshwrightError(findings);
  return archives;
}

function runsOf(
  requests: readonly ChartRequest[],
  archives: ReadonlyMap<string, Archive>,
  { version }: Helm,
): readonly Run[] {
  const archiveOf = ({ release: { chart } }: ChartRequest): Archive => {
    const found = archives.get(pinKey(pinnedChart(chart)));
    if (found === undefined) throw new Error(`no archive of ${chart.name}`);
    return found;
  };
  const groups = Map.groupBy(requests, (request) =>
    helmRunKey(request, { chartSha256: archiveOf(request).sha256, helmVersion: version }),
  );
  return [...groups].flatMap(([key, [first, ...others]]) =>
    first === undefined ? [] : [{ key, archive: archiveOf(first), requests: [first, ...others] }],
  );
}

async function answer(
  { env }: ChartsWorld,
  cache: Cache,
  helm: Helm,
  { key, archive, requests }: Run,
): Promise<ChartOutput | Failed> {
  const kept = cache.rendered(key);
  if (kept !== undefined) return { ...kept, requests };
  const made = await templateChart(requests[0], {
    helm,
    env,
    archive: archive.path,
    home: cache.empty,
    twice: mayVary(archive.content),
  });
  if (made.ok !== true) return { failed: made, requests };
  const output = { text: made.stdout, said: made.stderr };
  cache.keepRendered(key, output);
  return { ...output, requests };
}
