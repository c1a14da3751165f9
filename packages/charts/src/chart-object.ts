import type { Body, ResourceRef } from "@meshwright/model";

/** An object of a rendered chart, with its namespace written out. */
export interface ChartObject {
  readonly ref: ResourceRef;
  /** One body for all clusters whose chart gave the same. */
  readonly body: Body;
  /**
   * When it is applied within its release, from 0 without gaps: Helm's hooks before an installation or upgrade by their
   * weights, then everything that is no hook, then the hooks after it.
   */
  readonly stage: number;
  /** True for a Job or Pod that is a hook: an engine knows no first time, so it runs whenever the release is applied. */
  readonly runsAgain: boolean;
  /** True where the chart says that it must outlive its release. */
  readonly guarded?: boolean;
}
