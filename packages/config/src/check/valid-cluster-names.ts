import { finding, kinds } from "@meshwright/findings";
import { largestOffset, phases } from "@meshwright/model";
import type { FleetCheck } from "./fleet-check.ts";

// What is delivered has names of one form: Applications <cluster>, <cluster>-links, <cluster>-<unit> and <meshID>-fleet,
// AppProjects <meshID>-<cluster> and <meshID>-roots. A unit's id is <wave>-<name>; no unit is called links.

export const validClusterNames: FleetCheck = {
  name: "valid-cluster-names",
  summary: "No cluster's name is taken by the tree or by Applications of another cluster",
  *run({ clusters, mesh }) {
    const { meshID } = mesh.known;
    const fleet = meshID === undefined ? undefined : `${meshID}-fleet`;
    const names = new Set(clusters.flatMap(({ known: { name } }) => name ?? []));
    for (const { source, known } of clusters) {
      const { name } = known;
      if (name === undefined) continue;
      const place = source.place(["name"]);
      const reason = keptBecause(name, fleet);
      if (reason !== undefined) yield finding(kinds.reservedName, place, { name, reason });
      const other = ownerOf(name, names);
      if (other !== undefined) yield finding(kinds.collidingNames, place, { name, other });
    }
    if (fleet === undefined) return;
    const owner = ownerOf(fleet, names);
    const place = mesh.source.place(["meshID"]);
    if (owner !== undefined) yield finding(kinds.collidingNames, place, { name: fleet, other: owner });
  },
};

function keptBecause(name: string, fleet: string | undefined): string | undefined {
  if (name.endsWith("-links")) return "the Application over a cluster's links ends in -links";
  if (name === "roots") return "the AppProject of the first Applications is called <meshID>-roots";
  return name === fleet ? "the Application of the whole fleet is called <meshID>-fleet" : undefined;
}

/** The cluster whose units' Applications could have this very name: `<cluster>-<wave>-…`. */
function ownerOf(name: string, names: ReadonlySet<string>): string | undefined {
  // The dash behind the number is only looked at: it may be the one before the next.
  for (const { index, 1: wave } of name.matchAll(/-(\d{2}|1\d{2})(?=-)/g)) {
    const other = name.slice(0, index);
    const isWave = phases.some((phase) => Number(wave) >= phase.wave && Number(wave) <= phase.wave + largestOffset);
    if (isWave && names.has(other)) return other;
  }
  return undefined;
}
