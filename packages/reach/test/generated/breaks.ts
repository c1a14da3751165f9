import type { NetworkAcl } from "@meshwright/model";
import type {
  Entries,
  Network,
  NetworkAttachment,
  NetworkRoute,
  NetworkSecurityGroup,
  NetworkTransitGateway,
  NetworkTransitRoute,
  NetworkVpc,
  Range,
} from "@meshwright/reach";
import { rangeOf } from "@meshwright/reach";

/** One way to break a network. */
export interface Break {
  /** In words, for the report of a counterexample. */
  readonly what: string;
  readonly broken: () => Network;
}

const put = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> => new Map([...map, [key, value]]);
const off = <T>(items: readonly T[], at: number): readonly T[] => items.filter((_, index) => index !== at);
const at = <T>(items: readonly T[], index: number, item: T): readonly T[] =>
  items.map((one, place) => (place === index ? item : one));
const whole = <T>(all: readonly T[]): Entries<T> => ({ all, isWhole: true });

/** One of the parts of a CIDR, which are two or four. A single address has none. */
function part(range: Range, of: 2 | 4): Range {
  const size = (range.last - range.first + 1) / of;
  if (size < 1) return range;
  // The lower half, and the second quarter: somewhere in the middle.
  const first = of === 2 ? range.first : range.first + size;
  const bytes = [24, 16, 8, 0].map((shift) => (first >>> shift) & 255);
  return rangeOf(`${bytes.join(".")}/${32 - Math.log2(size)}`);
}

const half = (range: Range): Range => part(range, 2);
const quarter = (range: Range): Range => part(range, 4);

/** Lists of which nobody says any longer that they are all there is. */
export function gapsOf(network: Network): readonly Break[] {
  const open = <T>({ all }: Entries<T>): Entries<T> => ({ all, isWhole: false });
  return [
    ...[...network.vpcs.values()].flatMap((vpc) => [
      ...[...vpc.routeTables].map(([id, table]) => ({
        what: `nobody says all routes of ${id}`,
        broken: () => inVpc(network, vpc, { routeTables: put(vpc.routeTables, id, open(table)) }),
      })),
      ...[...vpc.securityGroups.values()].flatMap((group) =>
        (["inbound", "outbound"] as const).map((direction) => ({
          what: `nobody says all ${direction} rules of ${group.id}`,
          broken: () => {
            const securityGroups = put(vpc.securityGroups, group.id, { ...group, [direction]: open(group[direction]) });
            return inVpc(network, vpc, { securityGroups });
          },
        })),
      ),
    ]),
    ...[...network.transitGateways.values()].flatMap((gateway) => [
      {
        what: `nobody says all attachments of ${gateway.id}`,
        broken: () => inGateway(network, gateway, { attachments: open(gateway.attachments) }),
      },
      ...[...gateway.routeTables].map(([id, table]) => ({
        what: `nobody says all routes of ${id}`,
        broken: () => inGateway(network, gateway, { routeTables: put(gateway.routeTables, id, open(table)) }),
      })),
    ]),
  ];
}

const inVpc = (network: Network, vpc: NetworkVpc, changes: Partial<NetworkVpc>): Network => ({
  ...network,
  vpcs: put(network.vpcs, vpc.id, { ...vpc, ...changes }),
});

const inGateway = (
  network: Network,
  gateway: NetworkTransitGateway,
  changes: Partial<NetworkTransitGateway>,
): Network => ({
  ...network,
  transitGateways: put(network.transitGateways, gateway.id, { ...gateway, ...changes }),
});

/** Everything that may be taken away from a network, or changed in it, one at a time. */
export function breaksOf(network: Network): readonly Break[] {
  return [
    ...[...network.vpcs.values()].flatMap((vpc) => [
      ...routeBreaks(vpc, (id, all) => inVpc(network, vpc, { routeTables: put(vpc.routeTables, id, whole(all)) })),
      ...groupBreaks(vpc, (group) => inVpc(network, vpc, { securityGroups: put(vpc.securityGroups, group.id, group) })),
      ...aclBreaks(vpc, (acl) => inVpc(network, vpc, { networkACLs: put(vpc.networkACLs, acl.id, acl) })),
    ]),
    ...[...network.transitGateways.values()].flatMap((gateway) => [
      ...attachmentBreaks(gateway, (all) => inGateway(network, gateway, { attachments: whole(all) })),
      ...transitRouteBreaks(gateway, (id, all) =>
        inGateway(network, gateway, { routeTables: put(gateway.routeTables, id, whole(all)) }),
      ),
    ]),
    ...[...network.peerings.values()].map((peering) => ({
      what: `${peering.id} is pending`,
      broken: () => ({
        ...network,
        peerings: put(network.peerings, peering.id, { ...peering, state: "pending-acceptance" }),
      }),
    })),
  ];
}

const routeBreaks = (
  vpc: NetworkVpc,
  broken: (id: string, all: readonly NetworkRoute[]) => Network,
): readonly Break[] =>
  [...vpc.routeTables].flatMap(([id, { all }]) =>
    all.flatMap((route, index): readonly Break[] => {
      const name = `${id} ${route.destination.text}`;
      const elsewhere = { ...route, destination: quarter(route.destination), target: "igw-0000000000000feed" };
      return [
        { what: `${name} is gone`, broken: () => broken(id, off(all, index)) },
        {
          what: `${name} is halved`,
          broken: () => broken(id, at(all, index, { ...route, destination: half(route.destination) })),
        },
        { what: `${name} is a blackhole`, broken: () => broken(id, at(all, index, { ...route, isBlackhole: true })) },
        { what: `${name} is stolen in part`, broken: () => broken(id, [...all, elsewhere]) },
      ];
    }),
  );

const groupBreaks = (vpc: NetworkVpc, broken: (group: NetworkSecurityGroup) => Network): readonly Break[] =>
  [...vpc.securityGroups.values()].flatMap((group) =>
    (["inbound", "outbound"] as const).flatMap((direction) =>
      group[direction].all.flatMap((rule, index): readonly Break[] => {
        const name = `${group.id} ${direction} ${index}`;
        const { all } = group[direction];
        const narrow = { ...rule, ranges: rule.ranges.map(half) };
        const change = (rules: typeof all) => broken({ ...group, [direction]: whole(rules) });
        return [
          { what: `${name} is gone`, broken: () => change(off(all, index)) },
          { what: `${name} is halved`, broken: () => change(at(all, index, narrow)) },
        ];
      }),
    ),
  );

const aclBreaks = (vpc: NetworkVpc, broken: (acl: NetworkAcl) => Network): readonly Break[] =>
  [...vpc.networkACLs.values()].flatMap((acl) =>
    (["inbound", "outbound"] as const).flatMap((direction) =>
      acl[direction].flatMap((rule, index): readonly Break[] => {
        const name = `${acl.id} ${direction} ${rule.number}`;
        const change = (rules: NetworkAcl["inbound"]) => broken({ ...acl, [direction]: rules });
        const deny = {
          ...rule,
          number: rule.number - 50,
          action: "deny",
          ports: { from: 40_000, to: 40_999 },
        } as const;
        return [
          { what: `${name} is gone`, broken: () => change(off(acl[direction], index)) },
          {
            what: `${name} lets low ports`,
            broken: () => change(at(acl[direction], index, { ...rule, ports: { from: 0, to: 20_000 } })),
          },
          { what: `${name} is denied before, in a part of the ports`, broken: () => change([deny, ...acl[direction]]) },
        ];
      }),
    ),
  );

const attachmentBreaks = (
  { attachments: { all } }: NetworkTransitGateway,
  broken: (all: readonly NetworkAttachment[]) => Network,
): readonly Break[] =>
  all.flatMap((attachment, index): readonly Break[] => {
    const { routeTable: _, ...loose } = attachment;
    const { to } = attachment;
    return [
      { what: `${attachment.id} is gone`, broken: () => broken(off(all, index)) },
      { what: `${attachment.id} is in no route table`, broken: () => broken(at(all, index, loose)) },
      {
        what: `${attachment.id} is pending`,
        broken: () => broken(at(all, index, { ...attachment, isAvailable: false })),
      },
      // One of which no subnet is named is one of which nobody has said them.
      ...(to.kind === "vpc" && to.subnets.length > 1
        ? to.subnets.map((id, place) => ({
            what: `${attachment.id} is not in ${id}`,
            broken: () => broken(at(all, index, { ...attachment, to: { ...to, subnets: off(to.subnets, place) } })),
          }))
        : []),
    ];
  });

const transitRouteBreaks = (
  { id: gateway, routeTables, attachments }: NetworkTransitGateway,
  broken: (id: string, all: readonly NetworkTransitRoute[]) => Network,
): readonly Break[] =>
  [...routeTables].flatMap(([id, { all }]) =>
    all.flatMap((route, index): readonly Break[] => {
      const name = `${gateway} ${id} ${route.destination.text}`;
      const { attachment: _, ...nowhere } = route;
      const other = attachments.all.find((one) => one.id !== route.attachment)?.id;
      return [
        { what: `${name} is gone`, broken: () => broken(id, off(all, index)) },
        {
          what: `${name} is halved`,
          broken: () => broken(id, at(all, index, { ...route, destination: half(route.destination) })),
        },
        { what: `${name} is a blackhole`, broken: () => broken(id, at(all, index, { ...nowhere, isBlackhole: true })) },
        ...(other === undefined
          ? []
          : [
              {
                what: `${name} is stolen in part by ${other}`,
                broken: () =>
                  broken(id, [
                    ...all,
                    { ...route, destination: quarter(route.destination), attachment: other, origin: "static" },
                  ]),
              } as const,
            ]),
      ];
    }),
  );
