import type { MtlsMode } from "./app.ts";
import type { CertificateAuthority } from "./certificate-authority.ts";
import type { Exchange } from "./exchange.ts";
import type { Gitops } from "./gitops.ts";
import type { Kiali } from "./kiali.ts";

/** What all clusters of the fleet share. */
export interface Mesh {
  /** Istio's meshID; names what belongs to the fleet as a whole. */
  readonly id: string;
  readonly trustDomain: string;
  readonly connectivity: Connectivity;
  readonly certificateAuthority: CertificateAuthority;
  readonly exchange: Exchange;
  readonly gitops: Gitops;
  readonly istio: IstioSettings;
  /** Absent: no Kiali anywhere. */
  readonly kiali?: Kiali;
  readonly verification: Verification;
}

export interface Verification {
  /** When the verification jobs run: cron, five fields, in UTC. */
  readonly schedule: string;
}

export interface Connectivity {
  /** `flat`: pods reach pods, clusters share an Istio network. `gateways`: each cluster is its own network. */
  readonly model: "flat" | "gateways";
  /** What joins the VPCs. */
  readonly kind: "transit-gateway" | "vpc-peering" | "private";
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
