import { kind } from "../kind.ts";

// Of the alerts that the fleet asks for.

export const restlessAlert = kind(
  "MW3060",
  "error",
  "An alert that every renewal would set off",
  (a: { setting: string; limit: string; renewBefore: string; clusters: readonly string[] }) =>
    `${a.setting} is ${a.limit}, and intermediates (of ${a.clusters.join(", ")}) are renewed ${a.renewBefore} before their end: each would be told of before its time has come. Set it to less, ${a.renewBefore} at most.`,
);

export const lateAlert = kind(
  "MW3061",
  "warning",
  "An alert that comes when the intermediate has expired",
  (a: { overdue: string; renewBefore: string; clusters: readonly string[] }) =>
    `An overdue renewal is told of after ${a.overdue}, and intermediates (of ${a.clusters.join(", ")}) have ${a.renewBefore} left then. Set intermediateOverdue to less.`,
);

export const deafAlert = kind(
  "MW3062",
  "warning",
  "An alert that the cluster's istiod cannot feed",
  (a: { version: string; clusters: readonly string[] }) =>
    `Istio ${a.version} (of ${a.clusters.join(", ")}) does not tell reliably which peers it has synced; 1.31 does. The alert MeshRemoteClusterNotSynced is left out there.`,
);
