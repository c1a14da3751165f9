import type { ChartRequest } from "@meshwright/charts";
import { unitId } from "@meshwright/kit";
import type { Cluster, Fleet } from "@meshwright/model";
import { App } from "cdk8s";
import { clusterComponents } from "./cluster-components.ts";
import { fleetSeenFrom } from "./seen-from.ts";

/** The charts of a cluster that are rendered here. */
export const chartRequests = (fleet: Fleet, cluster: Cluster): readonly ChartRequest[] =>
  Object.values(cluster.releases).every(({ charts }) => charts === "reference")
    ? []
    : clusterComponents(new App({ outdir: "dist" }), fleetSeenFrom(fleet, cluster), cluster).flatMap(({ units }) =>
        units.flatMap((unit) =>
          unit.release?.chart.mode === "rendered"
            ? {
                cluster: cluster.name,
                unit: unitId(unit),
                release: unit.release,
                kubernetesVersion: cluster.kubernetesVersion,
                apiVersions: cluster.apiVersions,
              }
            : [],
        ),
      );
