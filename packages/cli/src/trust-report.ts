import type { Finding } from "@meshwright/findings";
import type { TrustPicture } from "@meshwright/trust";

/** What `trust` tells. */
export interface TrustReport {
  readonly picture: TrustPicture;
  /** Of the fleet's trust, on the day that is looked at. */
  readonly findings: readonly Finding[];
  /** True where a person named the day. */
  readonly isAhead: boolean;
  /** True where somebody is refused on that day, or at the next renewal after it. */
  readonly fails: boolean;
}
