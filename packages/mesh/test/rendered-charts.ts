import { type ChartRequest, helmRunKey, type RenderedCharts, readCharts } from "@meshwright/charts";
import { findingLine } from "@meshwright/findings";
import { chartRequests } from "@meshwright/mesh";
import type { Fleet } from "@meshwright/model";
import { chartText } from "@meshwright/testkit";

/** What stands for helm: the text of a release. */
export type Helm = (request: ChartRequest) => string;

/** The charts of a fleet as helm would print them; one text for requests that one run answers. */
export function renderedCharts(fleet: Fleet, helm: Helm = ({ release }) => chartText(release)): RenderedCharts {
  const requests = fleet.clusters.flatMap((cluster) => chartRequests(fleet, cluster));
  const runs = Map.groupBy(requests, (request) =>
    helmRunKey(request, { chartSha256: request.release.chart.name, helmVersion: "4.1.4" }),
  );
  const read = readCharts(
    [...runs.values()].flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ text: helm(first), requests: [first, ...others] as const }],
    ),
  );
  if (!read.ok) throw new Error(read.findings.map(findingLine).join("\n"));
  return read.charts;
}
