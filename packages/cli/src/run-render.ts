import type { RenderedCharts } from "@meshwright/charts";
import type { Finding } from "@meshwright/findings";
import { hasErrors, MeshwrightError } from "@meshwright/findings";
import type { Examined, RenderedFolder } from "@meshwright/mesh";
import { prepareCharts } from "./charts/prepare-charts.ts";
import type { Context, Engine } from "./context.ts";
import type { Part } from "./part.ts";
import { notCheckedLine, partOf, shardOf } from "./part.ts";
import { findingsText } from "./print/findings-text.ts";
import { restartLines } from "./print/order-text.ts";
import { painter } from "./print/paint.ts";
import { withProgress } from "./print/progress.ts";
import { checkText, isUpToDate, renderText } from "./print/tree-text.ts";
import type { ReadFleet } from "./read-fleet.ts";
import { readFleet } from "./read-fleet.ts";
import type { Plan } from "./tree/plan.ts";
import { withoutSlash } from "./tree/tree-path.ts";
import { compareTree, writeTree } from "./tree/write-tree.ts";

export interface RenderOptions {
  readonly check: boolean;
  /** Names of clusters; none: the whole fleet. */
  readonly clusters: readonly string[];
  /** `i/n`: that part of the whole. */
  readonly shard?: string | undefined;
  readonly out: string;
  readonly fleet?: string;
}

/** Renders, then writes or compares. Whatever is refused is refused before the first write. */
export async function runRender(context: Context, engine: Engine, options: RenderOptions): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const shard = shardOf(options);
  const read = await readFleet(context, engine, options.fleet);
  const out = withoutSlash(options.out);
  const part = partOf(read, { ...options, shard });
  const tree = {
    cwd: context.cwd,
    out,
    whole: part.prunes,
    elsewhere: part.elsewhere,
    tell: (line: string) => void stderr.write(`${line}\n`),
  };
  const told: Finding[] = [];
  // The fleet's own folder holds what the charts of all clusters share.
  const built = part.hasFleetFolder ? read.fleet.clusters : part.clusters;
  const charts = await prepareCharts({ cwd: context.cwd, env }, engine, read, built);
  const validate = engine.mesh.validatorsWith(await engine.schemas.loadSchemas({ compiler: charts !== undefined }));
  const examining = { validate, fleet: read.fleet };
  const rendered = judged(
    engine,
    examining,
    { out, isWhole: part.isWhole },
    renderedFolders(engine, read, part, charts),
    told,
  );
  const folders = withProgress(rendered, part.clusters.length, stderr);
  const plan = options.check ? compareTree(tree, folders) : await writeTree(tree, folders);
  stderr.write(findingsText([...told, ...plan.warnings], context));
  const paint = painter(stdout, env);
  stdout.write(options.check ? checkText(out, plan, paint) : renderText(out, plan, paint));
  if (shard !== undefined && !part.isWhole) stderr.write(`${notCheckedLine(out)}\n`);
  if (options.check && !isUpToDate(plan)) context.process.exitCode = 1;
  if (!options.check) for (const line of restartLinesOf(engine, read, plan)) stderr.write(`${line}\n`);
}

/** What is to be done by hand for apps that were there before, where this render changed anything of them. */
function restartLinesOf({ mesh }: Engine, { fleet }: ReadFleet, { changes }: Plan): readonly string[] {
  return fleet.clusters.flatMap((cluster) => {
    const lines = mesh
      .restartsOf(fleet, cluster)
      .filter(({ unit }) => changes.some(({ path }) => path.startsWith(`${cluster.name}/${unit}/`)))
      .flatMap(restartLines);
    return lines.length === 0 ? [] : [`In ${cluster.name}:`, ...lines];
  });
}

/**
 * Passes folders on, and looks at every object on the way. What is wrong with one is told when all of them were seen, and
 * before the first of them is written.
 */
function* judged(
  { mesh }: Engine,
  options: Parameters<Engine["mesh"]["examineFolder"]>[1],
  { out, isWhole }: { readonly out: string; readonly isWhole: boolean },
  folders: Iterable<RenderedFolder>,
  told: Finding[],
): Generator<RenderedFolder> {
  const all: Examined[] = [];
  const tell = (findings: readonly Finding[]): void => void told.push(...findings.map((found) => inTree(out, found)));
  for (const folder of folders) {
    const examined = mesh.examineFolder(folder, options);
    tell(examined.findings);
    all.push(examined);
    yield folder;
  }
  // What delivers a cluster lies in part in `_fleet`, which only the whole has.
  if (isWhole) tell(mesh.examineHub(all));
  if (hasErrors(told)) throw new MeshwrightError(told);
}

/** A render knows where a file lies in the tree; a person, from where the tool was started. */
const inTree = (out: string, { place, ...found }: Finding): Finding => ({
  ...found,
  place: place.in === "object" || place.in === "file" ? { ...place, file: `${out}/${place.file}` } : place,
});

/** The folders of a part. The fleet's own is made of all clusters, those of other parts too. */
function* renderedFolders(
  { mesh }: Engine,
  { fleet }: ReadFleet,
  part: Part,
  charts: RenderedCharts | undefined,
): Generator<RenderedFolder> {
  const renderer = mesh.fleetRenderer(charts);
  const outlines = new Map<string, Parameters<typeof renderer.shared>[1][number]>();
  for (const cluster of part.clusters) {
    const { folder, outline } = renderer.cluster(fleet, cluster);
    outlines.set(cluster.name, outline);
    yield folder;
  }
  if (!part.hasFleetFolder) return;
  yield renderer.shared(
    fleet.mesh,
    fleet.clusters.map((cluster) => outlines.get(cluster.name) ?? renderer.outline(fleet, cluster)),
  );
}
