import type { Finding, Kind } from "@meshwright/findings";
import type { Inventory, Resource } from "@meshwright/inventory";

/** What a check looks at. */
export interface CheckInput {
  /** What one API server is to hold: a cluster, or the hub with all that delivers. */
  readonly inventory: Inventory;
  /** All that delivers, of the hub and of each cluster; only for the hub. Absent: what the inventory holds. */
  readonly delivering?: readonly Resource[];
  /** Every folder of the tree that holds objects, with its top folder; only for the hub, and absent where there is no tree. */
  readonly folders?: ReadonlySet<string>;
  /**
   * Identities (`identityOf`) of what the fleet says is there already: made by hand, or by others. A namespace among them is
   * somebody else's, with all that is in it. Absent where the fleet is not known: then what is often somebody else's is
   * not judged.
   */
  readonly given?: ReadonlySet<string>;
}

/** One rule across rendered objects. */
export interface Check {
  readonly name: string;
  /** One sentence: what holds when it finds nothing. */
  readonly summary: string;
  /** All that it may find. */
  readonly finds: readonly Kind<never>[];
  run(input: CheckInput): Iterable<Finding>;
}
