import type { Addresses } from "@meshwright/config";

/** The networks of a cluster, of one that is there as of one to be. */
interface Networks {
  readonly vpc: { readonly cidrs: readonly string[]; readonly subnets: readonly { readonly cidr: string }[] };
  readonly podCIDRs: readonly string[];
  readonly serviceCIDR: string;
}

export const addressesOf = ({ vpc, podCIDRs, serviceCIDR }: Networks): Addresses => ({
  vpc: vpc.cidrs,
  pods: podCIDRs,
  services: serviceCIDR,
});

/** Every CIDR of a cluster. */
export const cidrsOf = ({ vpc, podCIDRs, serviceCIDR }: Networks): readonly string[] => [
  ...vpc.cidrs,
  ...vpc.subnets.map(({ cidr }) => cidr),
  ...podCIDRs,
  serviceCIDR,
];
