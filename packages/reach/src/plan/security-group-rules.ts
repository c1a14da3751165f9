import type { Cluster, Fleet, PortRange, SecurityGroup, SecurityGroupRule } from "@meshwright/model";
import { addressesOf, sendersOf } from "../flow/addresses.ts";
import type { FlowName } from "../flow/flow.ts";
import { apiServerPort, calledPorts, eastWestGatewayPort, hbonePort } from "../flow/ports.ts";
import type { PeerPair } from "../peer-pair.ts";
import { directionsOf } from "../peer-pair.ts";
import { holdsPorts, portText } from "../port-range.ts";
import { isWithin, rangeOf, type Range } from "../range.ts";
import { listedGroups } from "./listed-groups.ts";
import type { PlannedSecurityGroupRule } from "./plan.ts";

type CallingFleet = Pick<Fleet, "apps" | "clusters">;

/** Packets that security groups must let out on one side, and in on the other. */
interface Need {
  readonly flow: FlowName;
  readonly ports: PortRange;
  /** As the receiver sees them. */
  readonly from: readonly Range[];
  readonly senders: readonly SecurityGroup[];
  readonly to: readonly Range[];
  /** Absent: its rules are somebody else's. */
  readonly receivers?: readonly SecurityGroup[];
}

type Seen = Pick<Need, "from" | "senders">;

/** By cluster and parties, since every peer asks. */
const asked = new WeakMap<Cluster, Map<string, Seen>>();

/** Whose addresses pods have on the way to one of some ranges. */
function seen(from: Cluster, to: readonly Range[]): Seen {
  const parties = [...new Set(to.flatMap((range) => sendersOf(from, range)))].toSorted();
  const ofCluster = asked.get(from) ?? new Map<string, Seen>();
  asked.set(from, ofCluster);
  const found = ofCluster.get(parties.join(" ")) ?? seenAs(from, parties);
  ofCluster.set(parties.join(" "), found);
  return found;
}

function seenAs(from: Cluster, parties: readonly ("nodes" | "pods")[]): Seen {
  const addresses = addressesOf(from);
  const groups = from.securityGroups;
  // Addresses of nodes that those of pods hold anyway are not named twice.
  const ranges = parties.flatMap((party) => addresses[party]);
  const distinct = ranges.filter(
    (range, index) =>
      !ranges.some(
        (other, at) => at !== index && isWithin(range, [other]) && (at < index || !isWithin(other, [range])),
      ),
  );
  return {
    from: distinct,
    senders: listedGroups(
      from,
      parties.flatMap((party) => (party === "pods" && groups?.pods ? groups.pods : (groups?.nodes ?? []))),
    ),
  };
}

/** What pods of one cluster must be able to call in the other, for the mesh between them. */
function needsOf(fleet: CallingFleet, from: Cluster, to: Cluster, { isFlat }: PeerPair): readonly Need[] {
  const { pods, "control-plane": controlPlane, "load-balancer": loadBalancers } = addressesOf(to);
  const needs: Need[] = [];
  // A public endpoint has public addresses outside its VPC:
  // https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
  if (to.apiServer.access?.public !== true)
    needs.push({
      flow: "api-server",
      ports: apiServerPort(to),
      ...seen(from, controlPlane),
      to: controlPlane,
      receivers: listedGroups(to, to.securityGroups?.controlPlane),
    });
  if (!isFlat) {
    // The AWS Load Balancer Controller makes the rules of its load balancers.
    return [
      ...needs,
      { flow: "east-west-gateway", ports: eastWestGatewayPort, ...seen(from, loadBalancers), to: loadBalancers },
    ];
  }
  const receivers = listedGroups(to, to.securityGroups?.pods ?? to.securityGroups?.nodes);
  const toPods = { ...seen(from, pods), to: pods, receivers };
  return [
    ...needs,
    { flow: "hbone", ports: hbonePort, ...toPods },
    ...calledPorts(fleet, from, to).map((ports): Need => ({ flow: "app-ports", ports, ...toPods })),
  ];
}

/** Ports that a group opens to ranges, read once: every peer asks. */
interface Opening {
  readonly ports?: PortRange;
  readonly ranges: readonly Range[];
}

const opened = new WeakMap<readonly SecurityGroupRule[], readonly Opening[]>();

function openingsOf(rules: readonly SecurityGroupRule[]): readonly Opening[] {
  const found = opened.get(rules);
  if (found !== undefined) return found;
  const made = rules
    .filter(({ protocol, cidrs }) => (protocol === "tcp" || protocol === "all") && cidrs.length > 0)
    .map(({ protocol, ports, cidrs }): Opening => ({
      ranges: cidrs.map(rangeOf),
      ...(protocol !== "all" && ports !== undefined && { ports }),
    }));
  opened.set(rules, made);
  return made;
}

const isLet = (
  groups: readonly SecurityGroup[],
  direction: "inbound" | "outbound",
  needed: PortRange,
  range: Range,
): boolean =>
  groups.some((group) => {
    const rules = group[direction];
    if (rules === undefined) return false;
    return openingsOf(rules).some(({ ports, ranges }) => holdsPorts(ports, needed) && isWithin(range, ranges));
  });

/** A rule, and what it has been found to be for. */
interface Drafted {
  readonly rule: Omit<PlannedSecurityGroupRule, "key" | "flows" | "peers">;
  readonly flows: Set<FlowName>;
  readonly peers: Set<string>;
}

/** The rules that are missing, in the order of their keys. The first group of several gets them. */
export function plannedSecurityGroupRules(
  fleet: CallingFleet,
  pairs: readonly PeerPair[],
): readonly PlannedSecurityGroupRule[] {
  const rules = new Map<string, Drafted>();
  const add = (rule: Drafted["rule"], flow: FlowName, peer: string) => {
    const { securityGroup, direction, ports, cidr } = rule;
    const key = `${securityGroup}/${direction}/${portText(ports)}/${cidr}`;
    const drafted = rules.get(key) ?? { rule, flows: new Set(), peers: new Set() };
    rules.set(key, drafted);
    drafted.flows.add(flow);
    drafted.peers.add(peer);
  };
  for (const pair of pairs) {
    for (const [from, to] of directionsOf(pair)) {
      for (const { flow, ports, from: sources, senders, to: targets, receivers = [] } of needsOf(
        fleet,
        from,
        to,
        pair,
      )) {
        const [receiver] = receivers;
        for (const source of receiver === undefined ? [] : sources)
          if (!isLet(receivers, "inbound", ports, source))
            add(
              { cluster: to.name, securityGroup: receiver?.id ?? "", direction: "inbound", ports, cidr: source.text },
              flow,
              from.name,
            );
        const sender = senders.find(({ outbound }) => outbound !== undefined);
        if (sender === undefined || senders.some(({ outbound }) => outbound === undefined)) continue;
        for (const target of targets)
          if (!isLet(senders, "outbound", ports, target))
            add(
              { cluster: from.name, securityGroup: sender.id, direction: "outbound", ports, cidr: target.text },
              flow,
              to.name,
            );
      }
    }
  }
  return [...rules]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, { rule, flows, peers }]) => ({
      key,
      ...rule,
      flows: [...flows].toSorted(),
      peers: [...peers].toSorted(),
    }));
}
