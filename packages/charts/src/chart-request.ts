import type { Release } from "@meshwright/model";
import type { ChartObject } from "./chart-object.ts";

/** A chart that is to be rendered for one cluster. */
export interface ChartRequest {
  /** Where findings point to: the cluster's name, and the id of the unit. */
  readonly cluster: string;
  readonly unit: string;
  readonly release: Release;
  /** `major.minor.patch` of the cluster. */
  readonly kubernetesVersion: string;
  /** `group/version` beside Kubernetes' own. */
  readonly apiVersions: readonly string[];
}

/** What one run of helm printed, and all that asked for it. */
export interface ChartOutput {
  readonly text: string;
  /** What it said beside that, on stderr: there it tells what it left out. */
  readonly said?: string;
  readonly requests: readonly [ChartRequest, ...ChartRequest[]];
}

/** What the rendered charts hold: the objects of a cluster's unit, in the order of their identities. */
export type RenderedCharts = (cluster: string, unit: string) => readonly ChartObject[];
