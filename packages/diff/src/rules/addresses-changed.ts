import type { Cluster } from "@meshwright/model";
import { peersOf } from "@meshwright/model";
import type { Rule } from "../rule.ts";
import { enumerate } from "../words.ts";

export const addressesChanged: Rule = {
  name: "addresses-changed",
  heading: "A cluster has other network addresses",
  summary: "The fleet description says other ranges of a VPC, of pods or of Services; no object holds them",
  risks: ["careful"],
  mayRestart: true,
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
      const others = enumerate([cluster.name, ...peers]);
      const vpc = `--region ${cluster.region} `;
      yield {
        risk: "careful",
        cluster: cluster.name,
        says: `\`fleet/clusters/${cluster.name}.yaml\` now says other network addresses of ${cluster.name}: ${moved.join("; ")}. No object in the clusters depends on it. The fleet description (fleet/…) only records addresses: neither Argo CD nor Flux moves a network, and whoever does moves nodes and pods with it.`,
        beforeMerging: `Compare with what AWS has: \`aws ec2 describe-vpcs ${vpc}--vpc-ids ${cluster.vpc.id} --query 'Vpcs[].CidrBlockAssociationSet[].CidrBlock'\` and \`aws ec2 describe-subnets ${vpc}--filters Name=vpc-id,Values=${cluster.vpc.id} --query 'Subnets[].CidrBlock'\` must show the new ranges. Routes and security groups of ${others} must let them through, in both directions.`,
        afterMerging: `\`istioctl remote-clusters\` still says synced in ${others}, and the newest Jobs of \`kubectl -n meshwright-verify get jobs\` have completed.`,
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
