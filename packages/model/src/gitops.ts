/** Where the tree is pulled from, and by what. */
export interface Gitops {
  /** URL of the git repository as the engine clones it. */
  readonly repository: string;
  /** Branch, tag or commit that the engine follows. */
  readonly revision: string;
  /** Folder of the tree in the repository, without leading or trailing slash; empty for the root. */
  readonly path: string;
  readonly argocd: ArgocdSettings;
}

export interface ArgocdSettings {
  /** Namespace in which Argo CD runs and Applications live. */
  readonly namespace: string;
  /** The AppProject of the one Application that is applied by hand. */
  readonly bootstrapProject: string;
}
