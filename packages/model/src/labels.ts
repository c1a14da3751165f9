/** Labels or annotations. */
export type Labels = Readonly<Record<string, string>>;

/** Every object that meshwright renders has it. */
export const managedBy: Labels = { "app.kubernetes.io/managed-by": "meshwright" };

/** Of an Application: the cluster and the id of the unit that it delivers. */
export const clusterLabel = "meshwright.io/cluster";
export const unitLabel = "meshwright.io/unit";

/** Of a gate's Job and pod: the id of its unit. */
export const gateLabel = "meshwright.io/gate";

/** The annotation that holds an object's wave: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/. */
export const syncWave = "argocd.argoproj.io/sync-wave";

/** Annotations of a gate for Argo CD: part of each sync, and made anew by it. */
export const gateHook: Labels = {
  "argocd.argoproj.io/hook": "Sync",
  "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
};

/**
 * The annotation by which Flux makes an object anew that cannot be changed:
 * https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export const fluxForce = "kustomize.toolkit.fluxcd.io/force";
