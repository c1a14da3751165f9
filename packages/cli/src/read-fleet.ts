import type { Finding } from "@meshwright/findings";
import { finding, hasErrors, kinds, MeshwrightError, nearest } from "@meshwright/findings";
import type { Cluster, Fleet } from "@meshwright/model";
import type { Context, Engine } from "./context.ts";
import { findingsText } from "./print/findings-text.ts";

/** A fleet, and what people call the place it came from. */
export interface ReadFleet {
  readonly fleet: Fleet;
  readonly path: string;
}

/** One whose warnings are told already. */
interface ToldFleet extends ReadFleet {
  readonly findings: readonly Finding[];
}

/** Reads the fleet that a command works on. Warnings are told and stop nothing; errors are thrown, all at once. */
export async function readFleet(context: Context, { config }: Engine, named: string | undefined): Promise<ToldFleet> {
  const { cwd, today } = context;
  const chosen = named === undefined ? config.defaultFleet(cwd) : { path: named, findings: [] };
  if (chosen.path === undefined) throw new MeshwrightError(chosen.findings);
  const { fleet, findings } = await config.loadFleet(chosen.path, { today, root: cwd });
  if (fleet === undefined || hasErrors(findings)) throw new MeshwrightError(findings);
  context.process.stderr.write(findingsText(findings, context));
  return { fleet, path: chosen.path, findings };
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
