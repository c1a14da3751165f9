import type { Fleet } from "@meshwright/model";

/** What of a fleet its network is judged by, and made from. */
export type ReachFleet = Pick<Fleet, "mesh" | "clusters" | "apps">;
