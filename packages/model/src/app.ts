/** One application: a namespace, the clusters it runs in, its workloads, and whom they call. */
export interface App {
  readonly name: string;
  readonly namespace: string;
  readonly clusters: readonly string[];
  readonly injection: { readonly by: "namespace" | "workload" | "none"; readonly revision?: string };
  readonly mtls: "PERMISSIVE" | "STRICT";
  readonly workloads: readonly Workload[];
}

export interface Workload {
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  readonly ports: readonly WorkloadPort[];
  readonly calls: readonly Call[];
}

export interface WorkloadPort {
  /** Starts with the protocol, as Istio's protocol selection wants it: `http`, `http-metrics`, `tcp-redis`. */
  readonly name: string;
  /** Of the Service. */
  readonly port: number;
  /** Of the container. */
  readonly targetPort: number;
}

/** One edge of who calls whom. */
export interface Call {
  readonly app: string;
  readonly workload: string;
  /** Name of the callee's port. */
  readonly port: string;
}
