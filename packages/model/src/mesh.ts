import type { Alerts } from "./alerts.ts";
import type { MtlsMode } from "./app.ts";
import type { CertificateAuthority } from "./certificate-authority.ts";
import type { Connectivity } from "./connectivity.ts";
import type { Exchange } from "./exchange.ts";
import type { Gitops } from "./gitops.ts";
import type { Kiali } from "./kiali.ts";

/** What all clusters of the fleet share. */
export interface Mesh {
  /** Istio's meshID; names what belongs to the fleet as a whole. */
  readonly id: string;
  /** Of the clusters that have none of their own. */
  readonly trustDomain: string;
  /** Trust domains beside a cluster's own whose workloads it accepts. */
  readonly trustDomainAliases: readonly string[];
  readonly trust: TrustSettings;
  readonly connectivity: Connectivity;
  /** Of the clusters that have none of their own. */
  readonly certificateAuthority: CertificateAuthority;
  readonly exchange: Exchange;
  readonly gitops: Gitops;
  readonly istio: IstioSettings;
  /** Absent: no Kiali anywhere. */
  readonly kiali?: Kiali;
  readonly verification: Verification;
}

/** Whose workloads every cluster accepts beside its own. */
export const sharedTrustDomains = ({ trustDomain, trustDomainAliases }: Mesh): readonly string[] => [
  ...new Set([trustDomain, ...trustDomainAliases]),
];

/** What the proof of trust reckons with, in seconds, and who is told when it no longer holds. */
export interface TrustSettings {
  /** Longest lifetime of a workload's certificate: istiod is told to give none that is longer. */
  readonly workloadCertificateTTL: number;
  /** How far the clocks of two machines may differ. */
  readonly clockSkew: number;
  /** How long before its end a root is warned about. */
  readonly rootWarning: number;
  /** Absent: none. */
  readonly alerts?: Alerts;
}

export interface Verification {
  /** When the verification jobs run: cron, five fields, in UTC. */
  readonly schedule: string;
}

export interface IstioSettings {
  /** True where pods get their redirection from istio-cni instead of a privileged init container. */
  readonly cni: boolean;
  /** The mesh-wide mode; namespaces may differ. */
  readonly mtls: MtlsMode;
  readonly accessLog: "off" | "errors" | "all";
  /** Names beside `default` by which namespaces and pods may ask for this istiod. */
  readonly revisionTags: readonly string[];
}
