import type { App } from "./app.ts";
import type { Cluster } from "./cluster.ts";
import type { Mesh } from "./mesh.ts";

/** The whole input, read, checked and with its defaults filled in. */
export interface Fleet {
  readonly mesh: Mesh;
  /** Sorted by name. */
  readonly clusters: readonly Cluster[];
  /** Sorted by name. */
  readonly apps: readonly App[];
}
