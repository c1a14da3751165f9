import type { PortRange } from "@meshwright/model";
import type { Range } from "../range.ts";
import { common, rangeOf, without } from "../range.ts";
import type { Place, Stand } from "./stand.ts";

/** As whom packets to a part of the receiver's addresses leave. */
export interface Senders {
  readonly to: Range;
  readonly place: Place;
  readonly stands: readonly Stand[];
  /** True for pods that leave with the address of their node. */
  readonly isTranslated: boolean;
  /** Ports that they send from, to which the answers come. */
  readonly answerPorts: readonly PortRange[];
}

/** Of Linux, `net.ipv4.ip_local_port_range`: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html */
const linux: readonly PortRange[] = [{ from: 32_768, to: 60_999 }];

/**
 * Of load balancers: https://docs.aws.amazon.com/vpc/latest/userguide/nacl-ephemeral-ports.html. Of the VPC CNI too, which translates
 * with `--random-fully`: AWS_VPC_K8S_CNI_RANDOMIZESNAT in https://github.com/aws/amazon-vpc-cni-k8s#readme
 */
const anyHigh: readonly PortRange[] = [{ from: 1024, to: 65_535 }];

const answerPortsOf = ({ party }: Place): readonly PortRange[] => (party === "load-balancer" ? anyHigh : linux);

/**
 * Pods with addresses of their VPC keep them within it and where they are told to; everywhere else they have the primary address of
 * their node, and take its way: https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html. What others have begun they answer as
 * themselves, over their own interface, since May 2021: https://github.com/aws/amazon-vpc-cni-k8s/pull/1475
 */
export function sendersOf(place: Place, nodes: Place, to: Range): readonly Senders[] {
  const { cluster, party, stands } = place;
  const themselves = (range: Range): Senders => ({
    to: range,
    place,
    stands,
    isTranslated: false,
    answerPorts: answerPortsOf(place),
  });
  const networking = cluster.podNetworking;
  if (party !== "pods" || networking === undefined) return [themselves(to)];
  const translated = (range: Range): Senders => {
    const zones = new Set(stands.map(({ subnet }) => subnet.availabilityZone));
    const inZones = nodes.stands.filter(({ subnet }) => zones.has(subnet.availabilityZone));
    return {
      to: range,
      place: nodes,
      stands: inZones.length > 0 ? inZones : nodes.stands,
      isTranslated: true,
      answerPorts: anyHigh,
    };
  };
  if (networking.kind === "overlay") return [translated(to)];
  if (networking.externalSNAT) return [themselves(to)];
  const kept = [...cluster.vpc.cidrs, ...networking.excludeSNATCIDRs].map(rangeOf);
  const outside = without(to, kept);
  const inside = outside.length === 0 ? [to] : kept.flatMap((range) => common(to, range) ?? []);
  return [...inside.map(themselves), ...outside.map(translated)];
}
