import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { ChartPatch } from "@meshwright/model";
import { about, type Requests } from "./about.ts";
import type { ChartRequest } from "./chart-request.ts";

/** Requests that have the same objects, and what of their changes found one of them. */
export interface ChartUse {
  readonly requests: Requests;
  readonly patches: ReadonlySet<ChartPatch>;
  /** Names of the Secrets that were rendered. */
  readonly secrets: ReadonlySet<string>;
}

/** What became of one change in one cluster: the charts that carry it, and whether one of them has its object. */
interface Search<Change> {
  readonly change: Change;
  readonly requests: ChartRequest[];
  found: boolean;
}

/** A change that found nothing: the first request that carries it, all charts of that cluster that do, and other clusters. */
interface Missed<Change> {
  readonly change: Change;
  readonly requests: Requests;
  readonly charts: string;
}

/**
 * All charts of a family carry its changes, so one is missed only where no chart of the cluster has its object. Each is told
 * once for all clusters. `changesOf` gives the changes of a request; `isUsed` tells of one by its place among them, because
 * requests of one group have equal changes, though not the same ones.
 */
function missed<Change>(
  uses: readonly ChartUse[],
  changesOf: (request: ChartRequest) => readonly Change[],
  isUsed: (use: ChartUse, change: Change) => boolean,
): readonly Missed<Change>[] {
  const all = new Map<string, Search<Change>>();
  for (const use of uses) {
    const ofFirst = changesOf(use.requests[0]);
    for (const request of use.requests)
      for (const [index, change] of changesOf(request).entries()) {
        const key = `${request.cluster} ${JSON.stringify(change)}`;
        const search = all.get(key) ?? { change, requests: [], found: false };
        search.requests.push(request);
        const same = ofFirst[index];
        search.found ||= same !== undefined && isUsed(use, same);
        all.set(key, search);
      }
  }
  const unfound = [...all.values()].filter(({ found }) => !found);
  return [...Map.groupBy(unfound, ({ change }) => JSON.stringify(change)).values()].flatMap(([first, ...others]) => {
    const [request, ...more] = first?.requests ?? [];
    if (first === undefined || request === undefined) return [];
    const charts = [request, ...more].map(({ release: { chart } }) => `${chart.name} ${chart.version}`).join(", ");
    return { change: first.change, requests: [request, ...others.flatMap(({ requests }) => requests)], charts };
  });
}

/** A finding for each patch, and each name of a generated Secret, that finds no object in any chart of its family. */
export function unusedChanges(uses: readonly ChartUse[]): readonly Finding[] {
  const patches = missed(
    uses,
    ({ release }) => release.chart.patches,
    (use, patch) => use.patches.has(patch),
  ).map(({ change, requests, charts }) => {
    const { place, of } = about(requests);
    const { kind, name } = change.target;
    const reason = change.reason.trim().replaceAll(/\s+/g, " ");
    return finding(kinds.patchTarget, place, { ...of, chart: charts, object: `${kind} ${name}`, reason });
  });
  const secrets = missed(
    uses,
    ({ release }) => release.chart.generatedSecrets,
    (use, name) => use.secrets.has(name),
  ).map(({ change: name, requests, charts }) => {
    const { place, of } = about(requests);
    return finding(kinds.unusedSecret, place, { ...of, chart: charts, name });
  });
  return [...patches, ...secrets];
}
