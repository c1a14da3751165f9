/**
 * Every Application syncs by itself and retries without limit: gates close and open as the mesh comes to life, and a
 * retry reads the newest commit. Durations are Go's. https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
const retry = { limit: -1, refresh: true, backoff: { duration: "15s", factor: 2, maxDuration: "3m0s" } };

export interface SyncPolicyOptions {
  /** Kinds may come from CRDs of other units: look them up when their wave comes, not before the gate has run. */
  readonly kindsOfOthers?: boolean;
}

export const syncPolicy = ({ kindsOfOthers }: SyncPolicyOptions = {}) => ({
  automated: { prune: true, selfHeal: true },
  retry,
  syncOptions: ["ServerSideApply=true", ...(kindsOfOthers ? ["SkipDryRunOnMissingResource=true"] : [])],
});
