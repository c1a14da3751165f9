import { asksFirst } from "./annotations.ts";

/**
 * Every Application syncs by itself and retries without limit: gates close and open as the mesh comes to life, and a
 * retry reads the newest commit. Durations are Go's. https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/
 */
const retry = { limit: -1, refresh: true, backoff: { duration: "15s", factor: 2, maxDuration: "3m0s" } };

export interface SyncPolicyOptions {
  /** Kinds may come from CRDs of other units: look them up when their wave comes, not before the gate has run. */
  readonly kindsOfOthers?: boolean;
  /**
   * A person is asked before anything of it is deleted; for objects that nobody can annotate. Since
   * https://github.com/argoproj/argo-cd/pull/23370; an older Argo CD does not ask.
   */
  readonly confirms?: boolean;
  /** Fields that others write are left alone when it syncs, too. */
  readonly leavesIgnored?: boolean;
}

/**
 * All apply server-side: CRDs are larger than what an annotation of client-side apply may hold, and several objects have
 * fields of other writers. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#server-side-apply
 *
 * None compares server-side: that asks the cluster's admission webhooks at each look, and while one of them is away nothing
 * is known of the Application, so that not even what would bring the webhook back is synced. Objects spell out the defaults
 * of items of lists instead, the only ones that Argo CD takes for drift: https://github.com/argoproj/argo-cd/issues/13004.
 */
export const syncPolicy = ({ kindsOfOthers, confirms, leavesIgnored }: SyncPolicyOptions = {}) => ({
  automated: { prune: true, selfHeal: true },
  retry,
  syncOptions: [
    "ServerSideApply=true",
    ...(kindsOfOthers ? ["SkipDryRunOnMissingResource=true"] : []),
    ...(leavesIgnored ? ["RespectIgnoreDifferences=true"] : []),
    ...(confirms ? asksFirst : []),
  ],
});
