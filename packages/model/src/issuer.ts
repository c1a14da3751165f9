import type { VaultServer } from "./vault-server.ts";

/** Who signs each cluster's intermediate CA. */
export type Issuer =
  | AwsPrivateCaIssuer
  | VaultIssuer
  | VenafiIssuer
  | CaSecretIssuer
  | ExternalIssuer
  | SelfSignedIssuer;

/** An AWS Private CA, reached by the aws-privateca-issuer controller. */
export interface AwsPrivateCaIssuer {
  readonly kind: "aws-private-ca";
  readonly arn: string;
  /** Region of the CA, taken from its ARN. */
  readonly region: string;
  /** Role to assume for a CA of another account. */
  readonly assumeRole?: string;
  /** AWS' template for every certificate of this issuer, without the start of its ARN; absent: the controller's choice. */
  readonly template?: string;
}

/** The PKI engine of HashiCorp Vault or OpenBao. */
export interface VaultIssuer extends VaultServer {
  readonly kind: "vault";
  /** A path that signs intermediates, `<mount>/root/sign-intermediate`. */
  readonly path: string;
}

/** CyberArk Certificate Manager, the former Venafi, as cert-manager's issuer `venafi` knows it. */
export interface VenafiIssuer {
  readonly kind: "venafi";
  /** Policy zone. */
  readonly zone: string;
  readonly service: VenafiCloud | VenafiTpp | VenafiNgts;
}

/** The service in the cloud (SaaS). */
export interface VenafiCloud {
  readonly kind: "cloud";
  /** Absent: the address that cert-manager knows. */
  readonly url?: string;
  /** In namespace `cert-manager`, made by other means than git. */
  readonly apiTokenSecret: { readonly name: string; readonly key: string };
}

/** The self-hosted service (Trust Protection Platform). */
export interface VenafiTpp {
  readonly kind: "tpp";
  /** `https://…/vedsdk`. */
  readonly url: string;
  /** PEM; absent: its server is signed by a public CA. */
  readonly certificateAuthority?: string;
  /** In namespace `cert-manager`, made by other means than git. */
  readonly credentialsSecret: string;
}

/** Palo Alto Networks' Next Generation Trust Services. */
export interface VenafiNgts {
  readonly kind: "ngts";
  /** Tenant service group. */
  readonly tsgID: string;
  readonly url?: string;
  readonly tokenEndpoint?: string;
  /** In namespace `cert-manager`, made by other means than git. */
  readonly credentialsSecret: string;
}

/** A CA key pair in a `kubernetes.io/tls` Secret of namespace `cert-manager`; it never comes from git. */
export interface CaSecretIssuer {
  readonly kind: "ca-secret";
  readonly secretName: string;
  /** Where External Secrets fetches the key pair; absent: the Secret is made by other means. */
  readonly source?: KeyPairSource;
}

/** A key pair in a secret store, PEM both. */
export interface KeyPairSource {
  /** A ClusterSecretStore that somebody else keeps; absent: the fleet's exchange. */
  readonly clusterSecretStore?: string;
  readonly key: string;
  readonly certificateProperty: string;
  readonly privateKeyProperty: string;
}

/** An issuer that somebody else keeps, of any kind that cert-manager can ask. Nothing of it is rendered. */
export interface ExternalIssuer {
  readonly kind: "external";
  readonly apiVersion: string;
  readonly issuerKind: string;
  readonly name: string;
  /** True where the issuer's kind is namespaced: it then lies in Istio's namespace. */
  readonly isNamespaced: boolean;
  /** `none` where its kind has no condition Ready: then it is only waited for until it is there. */
  readonly ready: "condition" | "none";
  readonly capabilities: IssuerCapabilities;
}

/** What a person declares of an issuer that meshwright does not know. */
export interface IssuerCapabilities {
  readonly signsCa: boolean;
  /** Path length that it gives to a CA; absent: it sets none. */
  readonly pathLength?: number;
  /** True where it copies name constraints of a request. */
  readonly honoursNameConstraints: boolean;
  /** What `ca.crt` of the Secret holds. */
  readonly caCrt: "root" | "issuer" | "none";
  /** Seconds; absent: no limit known. */
  readonly shortestDuration?: number;
  /** Seconds; absent: no limit known. */
  readonly longestDuration?: number;
}

/** For trying out: one cluster makes a root of its own and signs for the others. */
export interface SelfSignedIssuer {
  readonly kind: "self-signed";
  /** The cluster that holds the root. */
  readonly cluster: string;
}
