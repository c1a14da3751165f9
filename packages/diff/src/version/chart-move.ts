import type { Resource } from "@meshwright/inventory";
import type { Cause } from "../effect.ts";
import type { ChartSource } from "../machinery/chart-source.ts";

/** A chart by reference that gets another version, or comes from another place. */
export interface ChartMove {
  readonly chart: string;
  /** What installs it. */
  readonly from: Resource;
  readonly before: ChartSource;
  readonly after: ChartSource;
  readonly causes: readonly Cause[];
}
