import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ChartPatch } from "@meshwright/model";
import { about, type Requests } from "./about.ts";
import type { ChartRequest } from "./chart-request.ts";

/** Requests that have the same objects, and the patches that found one of them. */
export interface PatchUse {
  readonly requests: Requests;
  readonly used: ReadonlySet<ChartPatch>;
}

/** What became of one patch in one cluster: the charts that carry it, and whether one of them has its object. */
interface Search {
  readonly patch: ChartPatch;
  readonly requests: ChartRequest[];
  found: boolean;
}

/** All charts of a family carry its patches, so one is missed only where no chart of the cluster has its object. */
function searches(uses: readonly PatchUse[]): Iterable<Search> {
  const all = new Map<string, Search>();
  for (const { requests, used } of uses)
    for (const request of requests)
      for (const [index, patch] of request.release.chart.patches.entries()) {
        const key = `${request.cluster} ${JSON.stringify(patch)}`;
        const search = all.get(key) ?? { patch, requests: [], found: false };
        search.requests.push(request);
        // Requests of one group have equal patches, though not the same ones.
        const ofFirst = requests[0].release.chart.patches[index];
        search.found ||= ofFirst !== undefined && used.has(ofFirst);
        all.set(key, search);
      }
  return all.values();
}

/** A finding for each patch that finds no object in any chart of its family, told once for all clusters. */
export function unusedPatches(uses: readonly PatchUse[]): readonly Finding[] {
  const missed = [...searches(uses)].filter(({ found }) => !found);
  const byPatch = Map.groupBy(missed, ({ patch }) => JSON.stringify(patch));
  return [...byPatch.values()].flatMap(([first, ...others]) => {
    const [request, ...more] = first?.requests ?? [];
    if (first === undefined || request === undefined) return [];
    const { place, of } = about([request, ...others.flatMap(({ requests }) => requests)]);
    const { kind, name } = first.patch.target;
    const charts = [request, ...more].map(({ release: { chart } }) => `${chart.name} ${chart.version}`);
    const reason = first.patch.reason.trim().replaceAll(/\s+/g, " ");
    return [finding(kinds.patchTarget, place, { ...of, chart: charts.join(", "), object: `${kind} ${name}`, reason })];
  });
}
