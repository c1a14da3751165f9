import { kinds } from "@meshwright/findings";
import type { Cluster, NetworkAcl, NetworkAclRule } from "@meshwright/model";
import { jumboFrame, pathMtu, usualMtu } from "../path-mtu.ts";
import { peerPairs } from "../peer-pair.ts";
import type { ReachRule } from "../reach-rule.ts";
import { reachProblem } from "../reach-rule.ts";

/**
 * Transit Gateways have answered packets that are too large since November 2024
 * (https://aws.amazon.com/blogs/networking-and-content-delivery/performance-and-metrics-enhancements-for-aws-transit-gateway-and-aws-cloud-wan/),
 * and security groups let such answers in. A network ACL must let ICMP through, in and out:
 * https://docs.aws.amazon.com/vpc/latest/userguide/path_mtu_discovery.html
 */
export const knownPathMtu: ReachRule = {
  name: "known-path-mtu",
  summary: "Where the way to a peer is narrower than a VPC, senders learn of it",
  *run({ fleet }) {
    const { connectivity } = fleet.mesh;
    const told = new Set<NetworkAcl>();
    for (const pair of peerPairs(fleet)) {
      const mtu = pathMtu(pair, connectivity);
      if (mtu === undefined || mtu.bytes >= jumboFrame) continue;
      for (const [cluster, other] of [pair.clusters, pair.clusters.toReversed()]) {
        if (cluster === undefined || other === undefined) continue;
        for (const [at, acl] of (cluster.vpc.networkACLs ?? []).entries()) {
          if (told.has(acl) || !standsAnything(cluster, acl)) continue;
          const direction = (["inbound", "outbound"] as const).find((way) => refusesIcmp(acl[way]));
          if (direction === undefined) continue;
          told.add(acl);
          yield reachProblem(
            kinds.hiddenPathMtu,
            { cluster: cluster.name, keyPath: ["vpc", "networkACLs", at], pairs: [[cluster.name, other.name]] },
            {
              cluster: cluster.name,
              other: other.name,
              over: mtu.of,
              mtu: mtu.bytes,
              acl: acl.id,
              direction: direction === "inbound" ? "in" : "out",
            },
          );
        }
      }
    }
  },
};

const standsAnything = ({ vpc }: Cluster, { id }: NetworkAcl): boolean =>
  vpc.subnets.some(({ networkACL }) => networkACL === id);

/** True where no rule lets ICMP through from anywhere before one refuses it. */
function refusesIcmp(rules: readonly NetworkAclRule[]): boolean {
  const icmp = rules
    .filter(({ protocol }) => protocol === "icmp" || protocol === "all")
    .toSorted((left, right) => left.number - right.number);
  for (const { action, cidr } of icmp) {
    if (action === "allow") return false;
    if (cidr === "0.0.0.0/0") return true;
  }
  return true;
}

/** What somebody else says of a link or a firewall, and of which nobody knows whether it answers. */
export const wideWays: ReachRule = {
  name: "wide-ways",
  summary: "No connection and no hop takes smaller packets than AWS does by itself",
  *run({ fleet }) {
    const { connectivity } = fleet.mesh;
    for (const pair of peerPairs(fleet)) {
      const mtu = pathMtu(pair, connectivity);
      const usual = usualMtu(pair)?.bytes ?? jumboFrame;
      if (mtu === undefined || mtu.bytes >= usual) continue;
      const [{ name: cluster }, { name: other }] = pair.clusters;
      const at = connectivity.connections.findIndex(
        ({ between }) => between.includes(cluster) && between.includes(other),
      );
      const hop = connectivity.hops.findIndex(({ name }) => mtu.of === `the hop ${name}`);
      yield reachProblem(
        kinds.smallPackets,
        {
          keyPath: ["connectivity", ...(hop < 0 ? ["connections", at] : ["hops", hop]), "mtu"],
          pairs: [
            [cluster, other],
            [other, cluster],
          ],
        },
        { cluster, other, mtu: mtu.bytes, usual, what: mtu.of.replace(/^t/, "T") },
      );
    }
  },
};
