import type { UnitPlace } from "@meshwright/findings";
import type { ChartRequest } from "./chart-request.ts";

/** All requests for which the same holds. */
export type Requests = readonly [ChartRequest, ...ChartRequest[]];

/** What each finding about a chart says: told once, at the first of the requests. */
export interface About {
  readonly place: UnitPlace;
  readonly of: { readonly chart: string; readonly template: string | undefined; readonly also: readonly string[] };
}

export function about([first, ...others]: Requests, template?: string): About {
  const { name, version } = first.release.chart;
  const clusters = new Set(others.map(({ cluster }) => cluster));
  clusters.delete(first.cluster);
  return {
    place: { in: "unit", cluster: first.cluster, unit: first.unit },
    of: { chart: `${name} ${version}`, template, also: [...clusters] },
  };
}
