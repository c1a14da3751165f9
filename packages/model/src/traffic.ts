/** How callers treat a workload. All of it is optional; durations are seconds, to the millisecond. */
export interface Traffic {
  /** Of one request, retries included. */
  readonly timeout?: number;
  readonly retries?: Retries;
  readonly outlierDetection?: OutlierDetection;
  /** Where traffic goes when the pods of its own region fail. */
  readonly localityFailover?: readonly LocalityFailover[];
}

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry */
export interface Retries {
  readonly attempts: number;
  readonly perTryTimeout?: number;
  readonly retryOn?: string;
}

/** https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection */
export interface OutlierDetection {
  readonly consecutive5xxErrors: number;
  readonly interval: number;
  readonly baseEjectionTime: number;
  /** Percent of the pods. */
  readonly maxEjectionPercent: number;
}

/** AWS regions; the region of a node is its label topology.kubernetes.io/region. */
export interface LocalityFailover {
  readonly from: string;
  readonly to: string;
}
