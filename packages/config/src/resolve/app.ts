import type { App } from "@meshwright/model";
import type { AppSource } from "../schema/app.ts";

export function resolveApp(source: AppSource): App {
  return {
    ...source,
    clusters: source.clusters.toSorted(),
    workloads: source.workloads.map((workload) => ({
      ...workload,
      ports: workload.ports.map((port) => ({ ...port, targetPort: port.targetPort ?? port.port })),
      calls: workload.calls.map((call) => ({ ...call, app: call.app ?? source.name })),
    })),
  };
}
