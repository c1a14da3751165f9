import type { RenderedCharts } from "@meshwright/charts";

/** Objects of rendered charts, and what tells those of a cluster from others. */
export interface MadeCharts {
  readonly objects: RenderedCharts;
  /** A digest of all that helm printed for a cluster. */
  digestOf(cluster: string): string;
}
