/** What runs in the pods of a workload that meshwright renders. */
export interface Container {
  readonly image: string;
  readonly replicas: number;
  /** Empty: the image's own. */
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Numeric user of the process; absent: the image's own, which must be a number other than 0. */
  readonly runAsUser?: number;
  /** Folders that are empty at the start and may be written; everything else is read-only. */
  readonly writablePaths: readonly string[];
  readonly probe?: Probe;
  readonly resources: Resources;
}

/** How Kubernetes sees that a container works. */
export type Probe =
  /** A GET of this path on this port of the container answers with 200 to 399. */
  | { readonly kind: "http"; readonly path: string; readonly port: number }
  /** This port of the container accepts a connection. */
  | { readonly kind: "tcp"; readonly port: number }
  /** This command ends with 0. */
  | { readonly kind: "command"; readonly command: readonly string[] };

/** Kubernetes quantities. */
export interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu?: string; readonly memory: string };
}
