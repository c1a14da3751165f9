import type { ChosenAddresses, ClusterAnswers } from "@meshwright/config";

const words: Readonly<Record<ChosenAddresses, string>> = {
  vpc: "VPC",
  subnets: "subnets",
  pods: "pods",
  services: "Services",
};

/** What was found free for each cluster: said aloud, because what is there in AWS must be the same. */
export function addressLines(clusters: readonly ClusterAnswers[]): readonly string[] {
  const lines = clusters.flatMap(({ name, chosen = [], ...cluster }) => {
    const cidrs: Readonly<Record<ChosenAddresses, readonly string[]>> = {
      vpc: cluster.vpc.cidrs,
      subnets: cluster.vpc.subnets.map(({ cidr }) => cidr),
      pods: cluster.podCIDRs,
      services: [cluster.serviceCIDR],
    };
    return chosen.length === 0
      ? []
      : [`  ${name}: ${chosen.map((one) => `${words[one]} ${cidrs[one].join(" ")}`).join(", ")}`];
  });
  return lines.length === 0 ? [] : ["Addresses that were not given; those in AWS must be the same:", ...lines];
}
