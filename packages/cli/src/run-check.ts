import type { Finding } from "@meshwright/findings";
import { compareFindings, finding, hasErrors, kinds, MeshwrightError } from "@meshwright/findings";
import type { Fleet } from "@meshwright/model";
import type { CheckReport } from "./check-report.ts";
import { prepareCharts } from "./charts/prepare-charts.ts";
import type { Context, Engine } from "./context.ts";
import { fleetFile } from "./fleet-file.ts";
import { locator } from "./locate.ts";
import { painter } from "./print/paint.ts";
import { githubText } from "./print/check-github.ts";
import { jsonText } from "./print/check-json.ts";
import { reportText } from "./print/check-text.ts";
import type { FoundFleet, ReadFleet } from "./read-fleet.ts";
import { findFleet } from "./read-fleet.ts";
import type { TreeShape } from "./tree/read-top-folders.ts";
import { noTree, shapeOf } from "./tree/read-top-folders.ts";
import type { Threads } from "./tree/in-threads.ts";
import { startThreads } from "./tree/in-threads.ts";
import { hasSharedCrds } from "./tree/shared-crds.ts";
import { compareTree } from "./tree/write-tree.ts";

export interface CheckOptions {
  readonly folder: string;
  readonly format: "text" | "json" | "github";
  /** Compare the tree also with what the fleet renders now. */
  readonly render: boolean;
  readonly fleet?: string;
}

/** Reads fleet and tree, and tells everything that is wrong with them. */
export async function runCheck(context: Context, engine: Engine, options: CheckOptions): Promise<void> {
  const { folder, format, render } = options;
  const { stdout, env } = context.process;
  const shape = shapeOf(context.cwd, folder);
  if (render && shape.kind !== "tree")
    throw new MeshwrightError([noTree(folder, "--render compares a whole tree, and this is none.")]);
  const threads = startThreads(shape);
  const fleet = await fleetOf(context, engine, options);
  const objects = await objectsOf(engine, shape, threads, fleet.read?.fleet);
  const rendered = render && fleet.read ? await outOfDate(context, engine, fleet.read, shape.label) : undefined;
  const { read } = fleet;
  const locate = locator(context.cwd, (found) => (read === undefined ? undefined : fleetFile(read, found)));
  const missing = rendered === undefined ? missingFolders(shape, read?.fleet) : [];
  const findings = [...fleet.findings, ...objects.findings, ...missing, ...(rendered?.findings ?? [])].toSorted(
    compareFindings,
  );
  const report: CheckReport = {
    folder: shape.label,
    findings: findings.map(locate),
    files: objects.files,
    objects: objects.objects,
    compared: { manifest: shape.kind !== "folder", render: rendered?.isCompared ?? false, fleet: read?.path },
  };
  const paint = painter(stdout, env);
  const printers = {
    text: () => reportText(report, paint),
    json: () => jsonText(report),
    github: () => githubText(report),
  };
  stdout.write(printers[format]());
  // Where nothing could be rendered, there was nothing to compare with.
  if (hasErrors(fleet.findings) || rendered?.isCompared === false) context.process.exitCode = 2;
  else if (hasErrors(findings)) context.process.exitCode = 1;
}

/** Clusters of which a tree has nothing at all: where each has an engine of its own, nothing else would mention them. */
const missingFolders = ({ kind, names, label }: TreeShape, fleet: Fleet | undefined): readonly Finding[] =>
  kind !== "tree" || fleet === undefined
    ? []
    : fleet.clusters
        .filter(({ name }) => !names.includes(name))
        .map(({ name: cluster }) =>
          finding(kinds.missingFolder, { in: "file", file: `${label}/${cluster}` }, { cluster }),
        );

/** The fleet, where there is one. Nobody needs one to check a folder; to compare with its render everybody does. */
async function fleetOf(context: Context, engine: Engine, { fleet, format, render }: CheckOptions): Promise<FoundFleet> {
  // An annotation in every pull request would soon be read by nobody.
  const found = await findFleet(context, engine, fleet, { remarks: format !== "github" });
  const isNone = fleet === undefined && found.findings.every(({ code }) => code === kinds.noFleet.code);
  return isNone && !render && found.read === undefined ? { findings: [] } : found;
}

async function objectsOf({ mesh, schemas }: Engine, shape: TreeShape, threads: Threads, fleet: Fleet | undefined) {
  const all = await threads.examine(await schemas.loadSchemas({ compiler: hasSharedCrds(shape) }), fleet);
  const sum = (what: "files" | "objects"): number => all.reduce((total, folder) => total + folder[what], 0);
  const objects = sum("objects");
  const findings = [
    ...shape.findings,
    ...all.flatMap((folder) => folder.findings),
    ...(shape.kind === "tree" ? mesh.examineHub(all) : []),
    ...(objects === 0 ? [noTree(shape.label, "There is no object in this folder, so nothing was checked.")] : []),
  ];
  return { findings, files: sum("files"), objects };
}

interface Comparison {
  readonly isCompared: boolean;
  readonly findings: readonly Finding[];
}

/** What differs from what the fleet renders now, or why it renders nothing. */
async function outOfDate(
  { cwd, process: { env } }: Context,
  engine: Engine,
  read: ReadFleet,
  label: string,
): Promise<Comparison> {
  try {
    const charts = await prepareCharts({ cwd, env }, engine, read);
    const options = { cwd, out: label, whole: true, tell: () => undefined };
    const { changes, manifests } = compareTree(options, engine.mesh.renderFleet(read.fleet, charts?.objects));
    const hows = { added: "missing", changed: "differs", removed: "stale" } as const;
    const findings = [
      ...changes.map(({ kind, path }) => ({ how: hows[kind], path })),
      ...manifests.map((path) => ({ how: "differs" as const, path })),
    ].map(({ how, path }) => finding(kinds.outOfDate, { in: "file", file: `${label}/${path}` }, { how }));
    return { isCompared: true, findings };
  } catch (error) {
    if (error instanceof MeshwrightError)
      return { isCompared: false, findings: error.findings.filter(({ level }) => level === "error") };
    throw error;
  }
}
