/** How pods get their addresses. */
export type PodNetworking = VpcCni | Overlay;

/** Pods have addresses of the VPC. https://github.com/aws/amazon-vpc-cni-k8s */
export interface VpcCni {
  readonly kind: "vpc-cni";
  /**
   * `AWS_VPC_K8S_CNI_EXTERNALSNAT`: true where pods keep their addresses towards the world outside the VPC. False, which is
   * the CNI's default: they have that of their node there.
   */
  readonly externalSNAT: boolean;
  /** `AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS`: outside the VPC, but pods keep their addresses. */
  readonly excludeSNATCIDRs: readonly string[];
  /** `AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG`: true where pods stand in other subnets than their nodes. */
  readonly customNetworking: boolean;
  /** `ENABLE_PREFIX_DELEGATION`: addresses are taken from a subnet in blocks of sixteen. */
  readonly prefixDelegation: boolean;
}

/** Pods have addresses that the VPC does not know; outside the cluster they have that of their node. */
export interface Overlay {
  readonly kind: "overlay";
}
