import { knownName } from "@meshwright/model";

/** Names of what verifies the mesh. */
export const verification = {
  /** Jobs that have no sidecar run here; never injected. */
  namespace: knownName("meshwright-verify"),
  /** The CronJob that asks the API server and istiod, and its ServiceAccount. */
  mesh: knownName("mesh"),
  /** The ServiceAccount of the CronJobs that call without sidecar; it may do nothing. */
  plaintext: knownName("plaintext"),
  /** ConfigMap that holds `verify.sh`, and the declared roots. */
  configMap: knownName("meshwright-verify"),
  /** Label of a verifying pod; its value is the workload in whose name it calls. */
  label: "meshwright.io/verifies",
  /** Label of the ConfigMaps that name a peer each; its value is the peer. */
  peerLabel: "meshwright.io/peer",
} as const;

/** The CronJob that calls the workloads of an app without sidecar. One for each app: a script has at most 128 KiB. */
export const plaintextJob = (app: string): string => `${verification.plaintext}-${app}`;

/** The CronJob that calls in the name of a workload, in the workload's namespace. */
export const callsJob = (workload: string): string => `verify-${workload}`;
