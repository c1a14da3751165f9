import { relative, resolve } from "node:path";
import { finding, kinds, MeshwrightError } from "@meshwright/findings";
import type { Cluster, Fleet } from "@meshwright/model";
import { closest } from "fastest-levenshtein";
import type { Context, Engine } from "./context.ts";
import { findingsText } from "./print/findings-text.ts";

/** Reads the fleet that a command works on. Warnings are told and stop nothing; errors are thrown, all at once. */
export async function readFleet(context: Context, engine: Engine, path: string | undefined): Promise<Fleet> {
  const { cwd, today } = context;
  const place = path === undefined ? engine.defaultFleet(cwd) : resolve(cwd, path);
  const { fleet, findings } = await engine.loadFleet(place, { today, root: cwd });
  if (fleet === undefined || findings.some(({ level }) => level === "error")) throw new MeshwrightError(findings);
  context.process.stderr.write(findingsText(findings, context));
  return fleet;
}

/** The clusters that the user named, each once and in the order of the fleet; all of them for no name. */
export function chosenClusters(fleet: Fleet, names: readonly string[], context: Context, path?: string): readonly Cluster[] {
  const known = fleet.clusters.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const file = path === undefined ? "fleet" : relative(context.cwd, resolve(context.cwd, path)) || ".";
    throw new MeshwrightError(
      unknown.map((name) =>
        finding(kinds.unknownCluster, { in: "fleet", file, keyPath: [] }, { name, nearest: closest(name, known) }),
      ),
    );
  }
  return names.length === 0 ? fleet.clusters : fleet.clusters.filter(({ name }) => names.includes(name));
}
