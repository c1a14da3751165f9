import type { App, Cluster } from "@meshwright/model";
import { appOf, portOf, workloadOf } from "@meshwright/testkit";

/** Two apps in every cluster, of which one calls the other. */
export function appsOf(clusters: readonly Cluster[]): readonly App[] {
  const names = clusters.map(({ name }) => name);
  const cranes = workloadOf("cranes", { ports: [portOf("http", 8080), portOf("grpc", 9090)] });
  const berths = workloadOf("berths", {
    calls: [
      { app: "cranes", workload: "cranes", port: "http" },
      { app: "cranes", workload: "cranes", port: "grpc" },
    ],
  });
  return [appOf("berths", names, { workloads: [berths] }), appOf("cranes", names, { workloads: [cranes] })];
}
