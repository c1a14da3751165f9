import { finding, kinds } from "@meshwright/findings";
import { releaseFamilies } from "@meshwright/model";
import type { FleetCheck } from "./fleet-check.ts";

/** Words that only mean something where the tree holds the objects of a chart. */
const ofRendered = ["patches", "generatedSecrets"] as const;

export const validCharts: FleetCheck = {
  name: "valid-charts",
  summary: "Only the objects of rendered charts are patched",
  *run({ mesh, clusters }) {
    const { releases: shared, charts: everywhere } = mesh.known;
    for (const { known, source } of [mesh, ...clusters]) {
      for (const family of releaseFamilies) {
        const own = known.releases?.[family];
        const ways = new Set(
          // What the mesh says of a family is for each cluster, as far as that says nothing else.
          (known === mesh.known ? clusters : [{ known }]).map(
            (cluster) => cluster.known.releases?.[family]?.charts ?? shared?.[family]?.charts ?? everywhere,
          ),
        );
        if (ways.has("rendered") || ways.has(undefined)) continue;
        for (const key of ofRendered) {
          if (own?.[key] === undefined || own[key].length === 0) continue;
          yield finding(kinds.notRendered, source.place(["releases", family, key], "key"), { key, family });
        }
      }
    }
  },
};
