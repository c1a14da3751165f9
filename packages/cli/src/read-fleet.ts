import type { KnownFiles, LoadedFleet, LoadOptions } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError, nearest } from "@meshwright/findings";
import type { Cluster, Fleet } from "@meshwright/model";
import type { Context, Engine } from "./context.ts";
import { findingsText } from "./print/findings-text.ts";
import { withoutSlash } from "./tree/tree-path.ts";

/** A fleet, and what people call the place it came from. */
export interface ReadFleet {
  readonly fleet: Fleet;
  readonly path: string;
}

/** One whose warnings are told already. */
interface ToldFleet extends ReadFleet, Pick<LoadedFleet, "pems" | "words"> {
  readonly findings: readonly Finding[];
}

/** What was found where a fleet is looked for. */
export interface FoundFleet {
  /** Absent where there is none, or it cannot be used. */
  readonly read?: ReadFleet & Pick<LoadedFleet, "pems" | "words">;
  readonly findings: readonly Finding[];
}

/** Looks for the fleet that is named, or for the one that is meant where nobody names one. */
export async function findFleet(
  { cwd, today }: Context,
  { config }: Engine,
  named?: string,
  options: Pick<LoadOptions, "even" | "known" | "remarks"> = {},
): Promise<FoundFleet> {
  const { path, findings: missing } =
    named === undefined ? config.defaultFleet(cwd) : { path: withoutSlash(named), findings: [] };
  if (path === undefined) return { findings: missing };
  const { fleet, findings, pems, words } = await config.loadFleet(path, { today, root: cwd, ...options });
  return { ...(fleet !== undefined && { read: { fleet, path, pems, words } }), findings };
}

/** Reads the fleet that a command works on. Warnings are told and stop nothing; errors are thrown, all at once. */
export async function readFleet(
  context: Context,
  engine: Engine,
  named: string | undefined,
  known?: KnownFiles,
): Promise<ToldFleet> {
  const { read, findings } = await findFleet(context, engine, named, { known });
  if (read === undefined || hasErrors(findings)) throw new MeshwrightError(findings);
  // What is as it is meant, or not known, is told by check, trust and network, not by every render.
  const worth = findings.filter(({ level }) => level !== "info");
  context.process.stderr.write(findingsText(worth, context));
  return { ...read, findings };
}

/** The clusters that the user named, each once and in the order of the fleet; all of them for no name. */
export function chosenClusters({ fleet, path }: ReadFleet, names: readonly string[]): readonly Cluster[] {
  const known = fleet.clusters.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new MeshwrightError(
      unknown.map((name) =>
        finding(
          kinds.unknownCluster,
          { in: "fleet", file: path, keyPath: [] },
          { name, nearest: nearest(name, known) },
        ),
      ),
    );
  return names.length === 0 ? fleet.clusters : fleet.clusters.filter(({ name }) => names.includes(name));
}
