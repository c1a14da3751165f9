import type { Environment } from "../environment.ts";

/** What fetching and rendering charts may touch of the world, beside the cache. */
export interface ChartsWorld {
  readonly cwd: string;
  readonly env: Environment;
}
