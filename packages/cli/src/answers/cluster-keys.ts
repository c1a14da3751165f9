import { keyAt } from "./key-at.ts";

/** One thing that may be said of a cluster. */
export interface ClusterKeyInfo {
  /** Where it stands in the cluster's file, without indices. */
  readonly keys: readonly string[];
  readonly brief: string;
  readonly many?: boolean;
}

/** Said as `--cluster key=value,…` of `init`, and as flags of `add cluster`. */
export const clusterKeys = {
  name: { keys: ["name"], brief: "Name of the cluster in the mesh" },
  eks: { keys: [], brief: "File with what `aws eks describe-cluster --name …` prints; the flags win over it" },
  region: { keys: ["region"], brief: "AWS region" },
  account: { keys: ["account"], brief: "AWS account, twelve digits" },
  kubernetesVersion: { keys: ["kubernetesVersion"], brief: "Version of Kubernetes, such as 1.35" },
  vpc: { keys: ["vpc", "id"], brief: "Id of the VPC" },
  subnet: {
    keys: ["vpc", "subnets"],
    many: true,
    brief: "Subnet of nodes and pods: <id>:<availability zone>:<route table>, with :<CIDR> where it is there already",
  },
  vpcCidr: { keys: ["vpc", "cidrs"], many: true, brief: "CIDR of the VPC [default = a free one]" },
  podCidr: { keys: ["podCIDRs"], many: true, brief: "Addresses of pods [default = those of the VPC]" },
  serviceCidr: { keys: ["serviceCIDR"], brief: "Addresses of Services [default = as EKS takes them, where free]" },
  endpoint: { keys: ["apiServer", "endpoint"], brief: "Address of the API server, as pods of peers reach it" },
  ca: {
    keys: ["apiServer", "certificateAuthorityData"],
    brief: "CA of the API server: certificateAuthority.data of EKS, or a PEM file",
  },
  endpointAccess: {
    keys: ["apiServer", "access"],
    brief: "Who reaches the endpoint: private, public, or private-and-public [default = nobody has said]",
  },
  publicAccessCidr: {
    keys: ["apiServer", "access", "publicAccessCIDRs"],
    many: true,
    brief: "Whom a public endpoint lets in [default = everybody]",
  },
  securityGroup: {
    keys: ["securityGroups", "controlPlane", "id"],
    many: true,
    brief:
      "Security group of the control plane's interfaces, the cluster security group first [default = nobody has said]",
  },
  nodeSecurityGroup: {
    keys: ["securityGroups", "nodes", "id"],
    many: true,
    brief: "Security group of the nodes [default = the cluster security group, as managed node groups have it]",
  },
  peerGroup: { keys: ["peerGroup"], brief: "Clusters of one peer group discover each other [default = default]" },
  network: { keys: ["network"], brief: "Istio network [default = as the network model asks]" },
  identity: { keys: ["iam", "identity"], brief: "How controllers get their AWS role: pod-identity or irsa" },
  issuerRole: { keys: ["iam", "roles", "issuer"], brief: "Role of the issuer's controller; needed with irsa" },
  exchangeRole: { keys: ["iam", "roles", "exchange"], brief: "Role of External Secrets; needed with irsa" },
  argocdName: { keys: ["argocd", "name"], brief: "Name of its registration in Argo CD [default = its name]" },
  argocdServer: { keys: ["argocd", "server"], brief: "Server of its registration in Argo CD, in place of the name" },
} as const satisfies Readonly<Record<string, ClusterKeyInfo>>;

export type ClusterKey = keyof typeof clusterKeys;

/** In the order of the questions. */
export const clusterKeyNames = Object.keys(clusterKeys) as readonly ClusterKey[]; // oxlint-disable-line typescript/no-unsafe-type-assertion -- the keys of this very record

/** Nothing safe can stand in for these. */
export const requiredOfCluster = [
  "region",
  "account",
  "kubernetesVersion",
  "vpc",
  "subnet",
  "endpoint",
  "ca",
] as const satisfies readonly ClusterKey[];

/** The key that says what stands at a place of the cluster's file. */
export const clusterKeyAt = (keyPath: readonly (string | number)[]): ClusterKey | undefined =>
  keyAt(clusterKeyNames, (key) => clusterKeys[key].keys, keyPath);
