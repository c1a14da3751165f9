import type { Cluster } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Rule } from "../rule.ts";
import { enumerate } from "../words.ts";

export const addressesChanged: Rule = {
  name: "addresses-changed",
  heading: "A cluster has other network addresses",
  summary: "The fleet says other ranges of a VPC, of pods or of Services; no object of the tree holds them",
  risks: ["careful"],
  *run() {
    // The ranges are in no top folder.
  },
  *ofTree({ before, after }) {
    const earlier = new Map(before.fleet?.fleet?.clusters.map((cluster) => [cluster.name, cluster]));
    const clusters = after.fleet?.fleet?.clusters ?? [];
    for (const cluster of clusters) {
      const was = earlier.get(cluster.name);
      const moved = was === undefined ? [] : differences(was, cluster);
      if (moved.length === 0) continue;
      const peers = peersOf(clusters, cluster).map(({ name }) => name);
      const others = peers.length === 0 ? "" : ` and of its peers (${enumerate(peers)})`;
      yield {
        risk: "careful",
        cluster: cluster.name,
        says: `${cluster.name} has other network addresses in the fleet: ${moved.join("; ")}. No engine applies this: routes, security groups and firewalls hold these ranges, and people change those.`,
        watch: `Before merging, see that route tables and security groups of ${cluster.name}${others} let the new ranges through in both directions; afterwards istioctl remote-clusters must still say synced, and the hourly Jobs of namespace meshwright-verify must still succeed.`,
        causes: [],
      };
    }
  },
};

function differences(before: Cluster, after: Cluster): readonly string[] {
  const said = (cluster: Cluster): Readonly<Record<string, readonly string[]>> => ({
    "the VPC's id": [cluster.vpc.id],
    "its VPC": cluster.vpc.cidrs,
    subnets: cluster.vpc.subnets.map(({ cidr }) => cidr),
    pods: cluster.podCIDRs,
    Services: [cluster.serviceCIDR],
  });
  const later = said(after);
  return Object.entries(said(before)).flatMap(([what, ranges]) => {
    const now = later[what] ?? [];
    const same = ranges.length === now.length && ranges.every((range) => now.includes(range));
    return same ? [] : [`${what} from ${enumerate(ranges)} to ${enumerate(now)}`];
  });
}
