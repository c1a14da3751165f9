import { excludeCidr, parseCidr } from "cidr-tools";

/** Where private addresses are: RFC 1918, then the shared space of RFC 6598, which EKS takes for pods. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;

/** Taken by EKS for Services where a cluster says nothing, so that a VPC there would collide sooner or later. */
export const serviceRanges = ["172.20.0.0/16", "10.100.0.0/16"] as const;

/** Docker's bridge has it on many nodes and in services of AWS: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const bridgeRange = "172.17.0.0/16";

const addressText = (address: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");

export const networkText = (address: bigint, prefix: number): string => `${addressText(address)}/${prefix}`;

/** The first network of a size that lies in one of the ranges, in their order, and meets nothing that is taken. */
export function freeCidr(prefix: number, ranges: readonly string[], taken: readonly string[]): string | undefined {
  for (const range of ranges) {
    const [first] = excludeCidr(range, [...taken])
      .map((network) => parseCidr(network))
      .filter((network) => Number(network.prefix) <= prefix)
      .toSorted((left, right) => Number(left.start - right.start));
    if (first !== undefined) return networkText(first.start, prefix);
  }
  return undefined;
}
