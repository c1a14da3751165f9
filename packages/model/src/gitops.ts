/** What pulls the tree. */
export const engines = ["argocd", "flux"] as const;
export type Engine = (typeof engines)[number];

/** Where the tree is pulled from, and by what. */
export interface Gitops {
  /** URL of the git repository as the engine clones it. */
  readonly repository: string;
  /** Branch, tag or commit that the engine follows. */
  readonly revision: string;
  /** Folder of the tree in the repository, without leading or trailing slash; empty for the root. */
  readonly path: string;
  /** One or both, in the order of `engines`. */
  readonly engines: readonly Engine[];
  readonly argocd: ArgocdSettings;
  readonly flux: FluxSettings;
}

export interface ArgocdSettings {
  /** Namespace in which Argo CD runs and Applications live. */
  readonly namespace: string;
  /** The AppProject of the one Application that is applied by hand. */
  readonly bootstrapProject: string;
  /** `hub`: one Argo CD delivers to all clusters. `in-cluster`: each cluster has its own, which delivers to it alone. */
  readonly topology: "hub" | "in-cluster";
  /** `eks-managed`: the EKS Capability for Argo CD, which has fewer settings. */
  readonly profile: "self-managed" | "eks-managed";
  /** What makes the roots of a hub's clusters: an Application each, or one ApplicationSet for all. */
  readonly roots: "applications" | "applicationset";
  /** How an Argo CD knows the cluster that it runs in. */
  readonly localCluster: ArgocdCluster;
}

/** A cluster as Argo CD knows it: by the name of its registration, or by its server. */
export type ArgocdCluster = { readonly name: string } | { readonly server: string };

export interface FluxSettings {
  /** Namespace of Flux's controllers, in which `flux bootstrap` puts everything, and meshwright too. */
  readonly namespace: string;
  /** Name of the GitRepository that holds the tree: what `flux bootstrap` made. */
  readonly gitRepository: string;
}
