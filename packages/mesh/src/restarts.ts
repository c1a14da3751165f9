import type { App, Cluster, Fleet } from "@meshwright/model";
import { appsIn, injectionLabels, podInjection, waveOf } from "@meshwright/model";

/** What a person does after the mesh came to an app that was there before: its running pods have no sidecar. */
export interface Restart {
  readonly app: string;
  /** Folder of the app's unit in the cluster's folder. */
  readonly unit: string;
  readonly command: string;
  /** `key=value`: labels that its own pod templates must have, where the namespace does not ask for sidecars. */
  readonly podLabels: readonly string[];
}

const restartOf = (app: App): Restart => ({
  app: app.name,
  unit: `${waveOf("apps")}-${app.name}`,
  command: `kubectl -n ${app.namespace} rollout restart ${app.workloads
    .map(({ kind, name }) => `${kind.toLowerCase()}/${name}`)
    .join(" ")}`,
  podLabels: app.workloads.every(({ podLabels }) => podLabels[injectionLabels.pod] === "false")
    ? []
    : Object.entries(podInjection(app.injection)).map(([key, value]) => `${key}=${value}`),
});

/** The apps of a cluster that meshwright does not run itself. */
export const restartsOf = ({ apps }: Fleet, cluster: Cluster): readonly Restart[] =>
  appsIn(apps, cluster)
    .filter(({ install }) => !install)
    .map(restartOf);
