import type { Cluster, Fleet } from "@meshwright/model";
import type { Outcome, Run } from "@meshwright/verify";
import { appsIn, certificateAuthorityOf, hostOf, isInjected, peersOf } from "@meshwright/model";
import { istioNamespace } from "@meshwright/istio";
import { clientTitle, expectedCalls, runsOf, serverTitle } from "@meshwright/verify";

/** One call that is verified, and how it must end. */
export interface CallRow {
  /** `app/workload`, or `stranger`: a pod without sidecar that belongs to no app. */
  readonly client: string;
  readonly sidecar: boolean;
  /** `app/workload:port` */
  readonly server: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
  /** Clusters whose pods can answer. */
  readonly answeredBy: readonly string[];
  readonly expected: Outcome;
}

/** Everything that the verification of a cluster expects, and how to run it now. */
export interface VerificationTable {
  readonly calls: readonly CallRow[];
  /** Namespaces in which istiod must publish the declared roots; none where the fleet names no root. */
  readonly roots: readonly string[];
  /** Clusters that istiod must have synced. */
  readonly remoteClusters: readonly string[];
  /** Workloads of which every pod must have its proxy. */
  readonly proxies: readonly string[];
  readonly runs: readonly Run[];
}

/** The table of a cluster, from the fleet alone. */
export function describeVerification(fleet: Fleet, cluster: Cluster): VerificationTable {
  const here = appsIn(fleet.apps, cluster);
  const calls = expectedCalls(fleet, cluster);
  return {
    calls: calls.map(({ client, inMesh, server, answering, expected }) => ({
      client: clientTitle(client),
      sidecar: inMesh,
      server: serverTitle(server),
      protocol: server.port.protocol,
      host: hostOf(server),
      port: server.port.port,
      answeredBy: answering,
      expected,
    })),
    roots:
      certificateAuthorityOf(fleet.mesh, cluster).roots.length === 0
        ? []
        : [istioNamespace, ...here.map(({ namespace }) => namespace)],
    remoteClusters: peersOf(fleet.clusters, cluster).map(({ name }) => name),
    proxies: here.flatMap((app) =>
      app.workloads.filter((workload) => isInjected(app, workload)).map(({ name }) => `${app.name}/${name}`),
    ),
    runs: runsOf(calls),
  };
}
