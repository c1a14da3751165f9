import type { Cluster, Connectivity } from "@meshwright/model";
import type { PeerPair } from "./peer-pair.ts";

/** What instances send in their VPC. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html */
export const jumboFrame = 9001;

/** The largest packet that gets from one peer to the other, and what makes it as small as that. */
export interface PathMtu {
  /** Bytes. */
  readonly bytes: number;
  /** In words: `Transit Gateway`, `the hop inspection`. */
  readonly of: string;
}

/**
 * 8500 over a Transit Gateway and its peerings (https://docs.aws.amazon.com/vpc/latest/tgw/what-is-transit-gateway.html) and over a
 * VPC peering across regions, 9001 over one within a region (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html).
 * Undefined for a private link of which nobody has said it.
 */
export function usualMtu({ clusters: [one, other], connection: { kind } }: PeerPair): PathMtu | undefined {
  if (kind === "transit-gateway") return { bytes: 8500, of: "Transit Gateway" };
  if (kind === "private") return undefined;
  return isOneRegion(one, other)
    ? { bytes: jumboFrame, of: "VPC peering" }
    : { bytes: 8500, of: "VPC peering across regions" };
}

const isOneRegion = (one: Cluster, other: Cluster): boolean => one.region === other.region;

/** The same, with what the fleet says of the connection and of the hops on it. */
export function pathMtu(pair: PeerPair, { hops }: Pick<Connectivity, "hops">): PathMtu | undefined {
  const { connection } = pair;
  const said: readonly (PathMtu | undefined)[] = [
    connection.mtu === undefined ? usualMtu(pair) : { bytes: connection.mtu, of: "the connection" },
    ...hops
      .filter(({ name }) => connection.hops.includes(name))
      .map(({ name, mtu }) => (mtu === undefined ? undefined : { bytes: mtu, of: `the hop ${name}` })),
  ];
  return said
    .flatMap((mtu) => mtu ?? [])
    .reduce<PathMtu | undefined>(
      (least, mtu) => (least === undefined || mtu.bytes < least.bytes ? mtu : least),
      undefined,
    );
}
