import type { Finding } from "@meshwright/findings";
import type { ReachPicture } from "@meshwright/reach";

/** What `network` tells. */
export interface NetworkReport {
  /** Of the clusters that were asked for. */
  readonly picture: ReachPicture;
  /** Of the fleet's network. */
  readonly findings: readonly Finding[];
  /** Everything; or what is of one cluster; or one pair, with every flow and every hop; or only the port matrix. */
  readonly shows: "all" | "cluster" | "pair" | "ports";
  /** True where a flow is stopped, or a finding is an error. */
  readonly fails: boolean;
}
