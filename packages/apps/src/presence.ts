import type { App, Caller, Cluster, Member, Workload, WorkloadPort } from "@meshwright/model";
import { callersOf } from "@meshwright/model";

/** An app as one cluster sees it. */
export interface Presence {
  readonly app: App;
  /** The cluster. */
  readonly cluster: Cluster;
  /** True where its workloads run here; false where they are only called from here. */
  readonly runs: boolean;
  readonly trustDomain: string;
  readonly apps: readonly App[];
  /** This cluster's peers, and itself. */
  readonly peers: readonly Cluster[];
}

export const memberOf = ({ app }: Presence, workload: Workload): Member => ({ app, workload });

/** Who calls a workload. */
export const callers = ({ apps, app }: Presence, workload: Workload): readonly Caller[] =>
  callersOf(apps, { app, workload });

/** True for a workload that has ports, and somebody in this cluster to ask for them. */
export const isReached = (presence: Presence, workload: Workload): boolean =>
  workload.ports.length > 0 &&
  (presence.runs || callers(presence, workload).some(({ app }) => app.clusters.includes(presence.cluster.name)));

/** What Kubernetes calls the protocol below Istio's. */
export const transportOf = ({ protocol }: WorkloadPort): "TCP" | "UDP" => (protocol === "udp" ? "UDP" : "TCP");

/** Numbers in their order, each once. */
export const sortedNumbers = (numbers: Iterable<number>): number[] =>
  [...new Set(numbers)].toSorted((left, right) => left - right);
