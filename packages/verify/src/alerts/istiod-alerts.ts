import { type Alert, minutes } from "./alert.ts";

/**
 * A peer that istiod knows and has no data of. `synced` = 0 would also be what istiod leaves behind of a peer that was
 * removed, and `closed` what it leaves of a replaced connection; Prometheus renames `cluster` where a scrape has its own.
 * https://github.com/istio/istio/blob/1.31.1/pkg/kube/multicluster/secretcontroller.go
 */
export const remoteClusterAlert = (unsynced: number): Alert => ({
  name: "MeshRemoteClusterNotSynced",
  severity: "warning",
  expression: `max by (cluster, exported_cluster, status) (istiod_remote_cluster_sync_status{cluster_type="remote",status=~"syncing|timeout"}) == 1`,
  holdsFor: unsynced,
  summary: "istiod has no data of {{ or $labels.exported_cluster $labels.cluster }}: {{ $labels.status }}.",
  description:
    "Workloads of this cluster do not find those of that peer. Its API server is not reached, or its token is refused: the gate of the link, and istiod's log, say which.",
});

/**
 * A cluster, a peer or its own, that istiod cannot read from. The other alert knows of the first time alone: a peer whose token
 * is taken back later stays `synced` for ever. https://github.com/istio/istio/blob/1.31.1/pilot/pkg/util/informermetric/informerutil.go
 */
export const watchAlert: Alert = {
  name: "MeshClusterNotWatched",
  severity: "warning",
  expression: "sum by (cluster, exported_cluster) (increase(controller_sync_errors_total[10m])) > 0",
  holdsFor: minutes(15),
  summary: "istiod cannot read from {{ or $labels.exported_cluster $labels.cluster }}, and goes by what it knew.",
  description:
    "Its API server does not answer, or refuses the token: `watch error in cluster` in istiod's log says which. Workloads of this cluster call endpoints there that may be gone.",
};

/** Of what istiod signs, and refuses to sign: https://github.com/istio/istio/blob/1.31.1/security/pkg/server/ca/server.go */
export const signingAlerts: readonly Alert[] = [
  {
    name: "MeshSigningFails",
    severity: "critical",
    expression: "sum by (error) (increase(citadel_server_csr_sign_err_count[5m])) > 0",
    holdsFor: minutes(10),
    summary: "istiod cannot sign certificates: {{ $labels.error }}.",
    description:
      "Workloads keep their certificate until it expires; new ones do not start. TTL_ERROR: a proxy asks for longer than trust.workloadCertificateTTL. CA_NOT_READY or CERT_GEN_ERROR: the intermediate; look at cacerts and istiod's log.",
  },
  {
    name: "MeshCallersNotAuthenticated",
    severity: "warning",
    expression: "sum(increase(citadel_server_authentication_failure_count[15m])) > 0",
    holdsFor: minutes(30),
    summary: "istiod refuses requests for certificates: it does not believe who asks.",
    description:
      "The token of a proxy is not accepted: the API server cannot be asked, or its keys have changed. Or somebody who is not a workload tries the port.",
  },
];

/** Silence is never a pass. */
export const silenceAlerts = (metrics: Readonly<Record<string, string>>): readonly Alert[] =>
  Object.entries(metrics).map(([who, expression]) => ({
    name: "MeshTrustNotMeasured",
    severity: "warning",
    component: who,
    expression: `absent(${expression})`,
    holdsFor: minutes(30),
    summary: `Nothing is measured of ${who}: the other alerts of the mesh's trust are blind.`,
    description: `Prometheus does not scrape ${who}, or it is not running.`,
  }));
