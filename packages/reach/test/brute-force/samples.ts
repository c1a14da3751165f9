import type { PortRange } from "@meshwright/model";
import type { Network, NetworkVpc, Range } from "@meshwright/reach";
import { rangeOf } from "@meshwright/reach";

/** First and last of each range, and both sides of every boundary that any table draws in it. Sorted. */
export function addressesOf(ranges: readonly Range[], boundaries: readonly Range[]): readonly number[] {
  const found = new Set<number>();
  for (const { first, last } of ranges) {
    const take = (address: number): void => {
      if (first <= address && address <= last) found.add(address);
    };
    for (const one of [first, last]) take(one);
    for (const boundary of boundaries)
      for (const one of [boundary.first - 1, boundary.first, boundary.last, boundary.last + 1]) take(one);
  }
  return [...found].toSorted((left, right) => left - right);
}

/** The same of ports. */
export function portsOf(ranges: readonly PortRange[], boundaries: readonly PortRange[]): readonly number[] {
  const asRange = ({ from, to }: PortRange): Range => ({ first: from, last: to, text: "" });
  return addressesOf(ranges.map(asRange), boundaries.map(asRange));
}

/** Every range that any table of a network tells apart. */
export function rangesOf({ vpcs, transitGateways }: Network): readonly Range[] {
  return unique([
    ...[...vpcs.values()].flatMap((vpc) => [
      ...vpc.cidrs,
      ...vpc.subnets.map(({ range }) => range),
      ...[...vpc.routeTables.values()].flatMap(({ all }) => all.map(({ destination }) => destination)),
      ...[...vpc.networkACLs.values()].flatMap(({ inbound, outbound }) =>
        [...inbound, ...outbound].map(({ cidr }) => rangeOf(cidr)),
      ),
      ...[...vpc.securityGroups.values()].flatMap(({ inbound, outbound }) =>
        [...inbound.all, ...outbound.all].flatMap(({ ranges }) => ranges),
      ),
    ]),
    ...[...transitGateways.values()].flatMap(({ routeTables }) =>
      [...routeTables.values()].flatMap(({ all }) => all.map(({ destination }) => destination)),
    ),
  ]);
}

const unique = (ranges: readonly Range[]): readonly Range[] => [
  ...new Map(ranges.map((range) => [`${range.first}-${range.last}`, range])).values(),
];

/** Every range of ports that the filters of some VPCs tell apart. */
export const portRangesOf = (vpcs: readonly NetworkVpc[]): readonly PortRange[] =>
  vpcs.flatMap(({ networkACLs, securityGroups }) => [
    ...[...networkACLs.values()].flatMap(({ inbound, outbound }) =>
      [...inbound, ...outbound].flatMap(({ ports }) => ports ?? []),
    ),
    ...[...securityGroups.values()].flatMap(({ inbound, outbound }) =>
      [...inbound.all, ...outbound.all].map(({ ports }) => ports),
    ),
  ]);
