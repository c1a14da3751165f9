import type { CertificateAuthority } from "./certificate-authority.ts";
import type { Exchange } from "./exchange.ts";
import type { Gitops } from "./gitops.ts";

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
  readonly mtls: "PERMISSIVE" | "STRICT";
  readonly accessLog: "off" | "errors" | "all";
}
