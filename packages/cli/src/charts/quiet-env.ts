import type { ChartsWorld } from "./world.ts";

/**
 * The environment without what changes helm's output or lets it find a cluster: https://helm.sh/docs/helm/helm/. The rest
 * stays: a `helm` may be a script that looks for the real one.
 */
export const quietEnv = (env: ChartsWorld["env"]): ChartsWorld["env"] => ({
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^(HELM_|KUBE|XDG_)/.test(name))),
  HELM_NO_PLUGINS: "1",
});
