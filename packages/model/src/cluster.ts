import type { CertificateAuthority } from "./certificate-authority.ts";
import type { ArgocdCluster } from "./gitops.ts";
import type { Mesh } from "./mesh.ts";
import type { PodNetworking } from "./pod-networking.ts";
import type { Releases } from "./release.ts";
import type { ClusterSecurityGroups, Vpc } from "./vpc.ts";

/** One Kubernetes cluster of the fleet. CIDRs are in CIDR notation without host bits, IPv4. */
export interface Cluster {
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly peerGroup: string;
  /** `major.minor.patch`. */
  readonly kubernetesVersion: string;
  /** `group/version` beside Kubernetes' own, which rendered charts find in the cluster. */
  readonly apiVersions: readonly string[];
  /** Istio network name: pods of one network reach each other directly. */
  readonly network: string;
  readonly vpc: Vpc;
  readonly podCIDRs: readonly string[];
  /** Absent: nobody has said. */
  readonly podNetworking?: PodNetworking;
  /** Absent: nobody has said. */
  readonly securityGroups?: ClusterSecurityGroups;
  readonly serviceCIDR: string;
  readonly apiServer: ApiServer;
  /** Absent: that of the mesh. */
  readonly trustDomain?: string;
  /** Whole; absent: that of the mesh. */
  readonly certificateAuthority?: CertificateAuthority;
  readonly iam: Iam;
  /** How the Argo CD that delivers to this cluster knows it. */
  readonly argocd: ArgocdCluster;
  readonly releases: Releases;
  /** Image of the gates: holds sh, kubectl and curl. */
  readonly toolbox: string;
}

export interface ApiServer {
  /** `https://host[:port]`, as peers reach it. */
  readonly endpoint: string;
  /** PEM of the cluster's CA. */
  readonly certificateAuthority: string;
  /** Absent: nobody has said. */
  readonly access?: ApiServerAccess;
}

/** Who reaches the endpoint. One that is both is public for everybody outside the VPC. */
export interface ApiServerAccess {
  readonly private: boolean;
  readonly public: boolean;
  /** Whom the public side lets in, CIDRs. */
  readonly publicAccessCIDRs: readonly string[];
}

/** How controllers that call AWS get their credentials. Roles are ARNs; those that no controller needs are absent. */
export interface Iam {
  readonly identity: "pod-identity" | "irsa";
  readonly roles: { readonly issuer?: string; readonly exchange?: string };
  /** What EKS calls the cluster; absent: as the fleet does. */
  readonly eksCluster?: string;
  /** Of the cluster, without `https://`, as IAM knows it; only IRSA has one. */
  readonly oidcProvider?: string;
}

/** Where a cluster's intermediate comes from. */
export const certificateAuthorityOf = (mesh: Mesh, cluster: Cluster): CertificateAuthority =>
  cluster.certificateAuthority ?? mesh.certificateAuthority;

/** What the identities of a cluster's workloads begin with. */
export const trustDomainOf = (mesh: Mesh, cluster: Cluster): string => cluster.trustDomain ?? mesh.trustDomain;

/** The clusters of one peer group, without the cluster itself, in the order of the fleet. */
export const peersOf = (clusters: readonly Cluster[], cluster: Cluster): readonly Cluster[] =>
  clusters.filter(({ name, peerGroup }) => peerGroup === cluster.peerGroup && name !== cluster.name);
