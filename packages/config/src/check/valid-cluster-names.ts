import { finding, kinds } from "@meshwright/findings";
import { largestOffset, phases } from "@meshwright/model";
import type { FleetCheck } from "./fleet-check.ts";

export const validClusterNames: FleetCheck = {
  name: "valid-cluster-names",
  summary: "No cluster's name is taken by the tree or by Applications of another cluster",
  *run({ clusters }) {
    const names = new Set(clusters.flatMap(({ known: { name } }) => name ?? []));
    for (const { source, known } of clusters) {
      const { name } = known;
      if (name === undefined) continue;
      const place = source.place(["name"]);
      if (name.endsWith("-links")) {
        const reason = "the Application over a cluster's links ends in -links";
        yield finding(kinds.reservedName, place, { name, reason });
      }
      const other = ownerOf(name, names);
      if (other !== undefined) yield finding(kinds.collidingNames, place, { name, other });
    }
  },
};

/** The cluster whose units' Applications could have this very name: `<cluster>-<wave>-…`. */
function ownerOf(name: string, names: ReadonlySet<string>): string | undefined {
  for (const { index, 1: wave } of name.matchAll(/-(\d+)-/g)) {
    const other = name.slice(0, index);
    const isWave = phases.some((phase) => Number(wave) >= phase.wave && Number(wave) <= phase.wave + largestOffset);
    if (isWave && names.has(other)) return other;
  }
  return undefined;
}
