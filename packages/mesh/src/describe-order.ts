import type { RenderedCharts } from "@meshwright/charts";
import type { SettledNeed } from "@meshwright/kit";
import type { Cluster, Condition, Fleet } from "@meshwright/model";
import { gateName } from "@meshwright/delivery";
import { clusterUnits } from "./cluster-app.ts";

/** One unit of a cluster, in the order in which units come to life. */
export interface OrderRow {
  readonly wave: number;
  readonly phase: string;
  readonly unit: string;
  readonly objects: number;
  /** `chart version`, where the unit is a release. */
  readonly release?: string;
  /** Name of the gate's Job; absent where the unit waits for nothing. */
  readonly gate?: string;
  readonly needs: readonly { readonly text: string; readonly unit?: string }[];
}

const conditionText = (until: Condition): string => {
  if (until.kind === "endpoint") return `${until.title} answers`;
  const { kind, namespace, name } = until.object;
  const object = `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name}`;
  switch (until.kind) {
    case "true":
      return `${object} is ${until.type}`;
    case "available":
      return `${object} is available`;
    case "completed":
      return `${object} has completed`;
    case "exists":
      return `${object} exists`;
    case "equals":
      return `${object} holds what the fleet declares`;
    case "load-balancer":
      return `${object} has a load balancer that DNS knows`;
    case "webhook":
      return until.injects === undefined ? `${object} answers` : `${object} injects ${until.injects}`;
  }
};

const needText = ({ unit, until }: SettledNeed) => ({
  text: conditionText(until),
  ...(unit !== undefined && { unit }),
});

/** The units of a cluster with their waves, needs and gates, as the render has them. */
export const describeOrder = (fleet: Fleet, cluster: Cluster, charts?: RenderedCharts): readonly OrderRow[] =>
  clusterUnits(fleet, cluster, { charts }).map((unit) => ({
    wave: unit.wave,
    phase: unit.phase,
    unit: unit.id,
    objects: unit.parts.length,
    ...(unit.release && { release: `${unit.release.chart.name} ${unit.release.chart.version}` }),
    ...(unit.needs.length > 0 && { gate: gateName(unit) }),
    needs: unit.needs.map(needText),
  }));
