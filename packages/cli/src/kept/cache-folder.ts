import { isAbsolute, join, resolve } from "node:path";
import { type Environment, said } from "../environment.ts";

/**
 * Where meshwright keeps what it can make again: `MESHWRIGHT_CACHE`, else where the system keeps caches
 * (https://specifications.freedesktop.org/basedir-spec/latest/). Undefined where nobody says where home is.
 */
export function cacheFolder(env: Environment, cwd: string): string | undefined {
  const own = said(env, "MESHWRIGHT_CACHE");
  if (own !== undefined) return resolve(cwd, own);
  const caches = said(env, "XDG_CACHE_HOME");
  if (caches !== undefined && isAbsolute(caches)) return join(caches, "meshwright");
  const home = said(env, "HOME");
  return home === undefined ? undefined : join(home, ".cache", "meshwright");
}
