/** What a Prometheus beside each cluster is to tell of the mesh's trust. Durations are in seconds. */
export interface Alerts {
  /** Of the PrometheusRule: by them a Prometheus selects its rules. */
  readonly labels: Readonly<Record<string, string>>;
  /** Of every alert: by them an Alertmanager routes. */
  readonly alertLabels: Readonly<Record<string, string>>;
  /** Where `docs/alerts.md` is served; absent: alerts name the page by its path. */
  readonly runbook?: string;
  /** Rest of a root's life at which it is told of; at a third of it once more, louder. */
  readonly rootExpiry: number;
  /** Rest of an intermediate's life at which it is told of: long after it should have been renewed. */
  readonly intermediateExpiry: number;
  /** How late a renewal may be. */
  readonly intermediateOverdue: number;
  /** How long a remote cluster may be without being synced. */
  readonly remoteClusterUnsynced: number;
}
