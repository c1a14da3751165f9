/** One alert, before it is a rule of Prometheus. */
export interface Alert {
  /** Also the anchor of its section in `docs/alerts.md`. */
  readonly name: string;
  /** `critical`: calls fail now or within hours. `warning`: somebody must act within days. */
  readonly severity: "critical" | "warning";
  /** PromQL: what it returns is wrong. */
  readonly expression: string;
  /** Seconds for which it must return something. */
  readonly holdsFor: number;
  /** The part of the mesh, where several rules have one name: Alertmanager takes alerts of the same labels for one. */
  readonly component?: string;
  /** One line. It and the description may hold Prometheus' templates: https://prometheus.io/docs/prometheus/latest/configuration/template_reference/ */
  readonly summary: string;
  /** What it means, and where to look first. */
  readonly description: string;
}

/** https://prometheus.io/docs/prometheus/latest/querying/basics/#time-durations */
export const prometheusDuration = (seconds: number): string =>
  seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;

export const minutes = (count: number): number => count * 60;
