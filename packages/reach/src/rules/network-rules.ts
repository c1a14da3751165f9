import type { ReachRule } from "../reach-rule.ts";
import { distinctPeeredVpcs, freeAtHome } from "./distinct-addresses.ts";
import { withinQuotas } from "./limits.ts";
import { freeDestinations } from "./free-destinations.ts";
import { plannable } from "./plannable.ts";
import { toldApart } from "./told-apart.ts";
import { knownPathMtu, wideWays } from "./path-mtu.ts";

/** What is proved of a network beside the walk of its packets, sorted by name. */
export const networkRules: readonly ReachRule[] = [
  distinctPeeredVpcs,
  freeAtHome,
  freeDestinations,
  knownPathMtu,
  plannable,
  toldApart,
  wideWays,
  withinQuotas,
];
