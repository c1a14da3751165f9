import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import { fleetFolder } from "@meshwright/inventory";
import { prepareCharts } from "./charts/prepare-charts.ts";
import type { Context, Engine } from "./context.ts";
import { cacheFolder } from "./kept/cache-folder.ts";
import { BrokenEntry } from "./kept/entry.ts";
import { keptFiles } from "./kept/kept-files.ts";
import type { MadeFolder } from "./kept/made-folder.ts";
import { makeFolders } from "./kept/make-folders.ts";
import type { TreeStore } from "./kept/tree-store.ts";
import { openTreeStore } from "./kept/tree-store.ts";
import { notCheckedLine, partOf, shardOf } from "./part.ts";
import { accessLines } from "./print/access-lines.ts";
import { networkLines } from "./print/network-lines.ts";
import { findingsText } from "./print/findings-text.ts";
import { handOverLines } from "./print/hand-over-lines.ts";
import { restartLines } from "./print/order-text.ts";
import { painter } from "./print/paint.ts";
import { checkText, isUpToDate, renderText } from "./print/tree-text.ts";
import type { ReadFleet } from "./read-fleet.ts";
import { readFleet } from "./read-fleet.ts";
import type { Plan } from "./tree/plan.ts";
import { withoutSlash } from "./tree/tree-path.ts";
import { startEarlyScan } from "./tree/early-scan.ts";
import { compareTree, realOut, writeTree } from "./tree/write-tree.ts";

export interface RenderOptions {
  readonly check: boolean;
  /** Names of clusters; none: the whole fleet. */
  readonly clusters: readonly string[];
  /** `i/n`: that part of the whole. */
  readonly shard?: string | undefined;
  /** True where folders of earlier renders may be taken, and are kept. */
  readonly cache: boolean;
  readonly out: string;
  readonly fleet?: string;
}

/** Renders, then writes or compares. Whatever is refused is refused before the first write. */
export async function runRender(context: Context, options: RenderOptions): Promise<void> {
  const { stdout, stderr, env } = context.process;
  const shard = shardOf(options);
  const out = withoutSlash(options.out);
  const isWhole = shard === undefined && options.clusters.length === 0;
  const scan = isWhole ? startEarlyScan(realOut({ cwd: context.cwd, out })) : undefined;
  const engine = await context.engine(); // takes its time, in which the thread is at work
  const store = options.cache ? storeOf(context) : undefined;
  const files = store && keptFiles(store, [context.cwd, options.fleet ?? ""]);
  const read = await readFleet(context, engine, options.fleet, files);
  files?.end();
  const part = partOf(read, { ...options, shard });
  const tree = {
    cwd: context.cwd,
    out,
    whole: part.prunes,
    elsewhere: part.elsewhere,
    tell: (line: string) => void stderr.write(`${line}\n`),
  };
  // The fleet's own folder holds what the charts of all clusters share.
  const built = part.hasFleetFolder ? read.fleet.clusters : part.clusters;
  const charts = await prepareCharts({ cwd: context.cwd, env }, engine, read, built);
  const { plan, told, made } = await withoutBroken(store, async (kept) => {
    const making = { fleet: read.fleet, part, charts, store: kept, progress: stderr };
    const { folders, hub } = await makeFolders(engine, making);
    const found = [...folders.flatMap(({ findings }) => findings), ...hub].map((one) => inTree(out, one));
    // What is wrong with one object is told when all of them were seen, and before the first of them is written.
    if (hasErrors(found)) throw new MeshwrightError(found);
    const known = { ...tree, ...(scan && { early: await scan() }) };
    return {
      told: found,
      made: folders,
      plan: options.check ? compareTree(known, folders) : await writeTree(known, folders),
    };
  });
  const notKept = store?.end();
  const warnings = notKept === undefined ? [] : [cannotKeep(context, notKept)];
  stderr.write(findingsText([...told, ...plan.warnings, ...warnings], context));
  const paint = painter(stdout, env);
  stdout.write(options.check ? checkText(out, plan, paint) : renderText(out, plan, paint));
  if (shard !== undefined && !part.isWhole) stderr.write(`${notCheckedLine(out)}\n`);
  if (options.clusters.length > 0) for (const line of absentCrds(tree, made)) stderr.write(`${line}\n`);
  if (options.check && !isUpToDate(plan)) context.process.exitCode = 1;
  if (options.check) return;
  for (const line of [
    ...accessLines(plan.changes),
    ...networkLines(plan.changes),
    ...handOverLines(plan.changes),
    ...restartLinesOf(engine, read, plan),
  ])
    stderr.write(`${line}\n`);
}

/** What clusters share is written with the whole fleet only, and a cluster alone may want a new version of it. */
function absentCrds(
  tree: { readonly cwd: string; readonly out: string },
  made: readonly MadeFolder[],
): readonly string[] {
  const out = realOut(tree);
  return [...new Set(made.flatMap(({ outline }) => outline?.crdSets.map(({ folder }) => folder) ?? []))]
    .filter((folder) => !existsSync(join(out, fleetFolder, folder)))
    .map(
      (folder) => `Not in the tree, though delivered: ${fleetFolder}/${folder}. A render without --cluster writes it.`,
    );
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

/** A render knows where a file lies in the tree; a person, from where the tool was started. */
const inTree = (out: string, { place, ...found }: Finding): Finding => ({
  ...found,
  place: place.in === "object" || place.in === "file" ? { ...place, file: `${out}/${place.file}` } : place,
});

const treesFolder = (context: Context): string | undefined => {
  const folder = cacheFolder(context.process.env, context.cwd);
  return folder === undefined ? undefined : join(folder, "trees");
};

function storeOf(context: Context): TreeStore | undefined {
  const folder = treesFolder(context);
  return folder === undefined ? undefined : openTreeStore(folder);
}

const cannotKeep = (context: Context, reason: string): Finding =>
  finding(kinds.cacheUnwritable, { in: "file", file: treesFolder(context) ?? "" }, { reason });

/** Forgets a kept folder that turns out to be broken, and makes it again; where a second is, nothing kept is used. */
async function withoutBroken<T>(store: TreeStore | undefined, action: (store?: TreeStore) => Promise<T>): Promise<T> {
  for (const kept of [store, store, undefined]) {
    try {
      return await action(kept);
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      store?.forget(error.key);
    }
  }
  throw new Error("nothing kept was used, and something kept was broken");
}
