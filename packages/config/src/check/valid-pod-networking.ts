import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { SubnetUse } from "@meshwright/model";
import { holds, networkOf, overlaps } from "../cidr.ts";
import type { Part } from "../read/draft.ts";
import { isBroken } from "../read/draft.ts";
import type { ClusterSource } from "../schema/cluster.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { knownEntries } from "./known-entries.ts";

type ClusterPart = Part<ClusterSource>;

/** The networks of a list; undefined where one of them is not known. */
function networksOf(cidrs: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  const networks = cidrs?.flatMap((cidr) => networkOf(cidr) ?? []);
  return networks?.length === cidrs?.length ? networks : undefined;
}

function* podRanges({ known, source }: ClusterPart): Generator<Finding> {
  const vpc = networksOf(known.vpc?.cidrs);
  const kind = known.podNetworking?.kind;
  if (vpc === undefined || kind === undefined) return;
  for (const [index, text] of knownEntries(known.podCIDRs)) {
    const cidr = networkOf(text);
    if (cidr === undefined) continue;
    const place = source.place(["podCIDRs", index]);
    if (kind === "vpc-cni" && !holds(vpc, cidr))
      yield finding(kinds.unfitPodAddresses, place, {
        what: `With the VPC CNI pods have addresses of the VPC, and ${cidr} lies in none of its CIDRs: ${vpc.join(", ")}`,
        instead: "Write the CIDRs of the pods' subnets, add the secondary CIDR to vpc.cidrs, or say kind: overlay.",
      });
    const met = kind === "overlay" ? vpc.find((one) => overlaps(one, cidr)) : undefined;
    if (met !== undefined)
      yield finding(kinds.unfitPodAddresses, place, {
        what: `Pods of an overlay have addresses that the VPC does not know, and ${cidr} overlaps its CIDR ${met}: hosts there could not be reached from pods`,
        instead: "Write the CIDR of the overlay, or say kind: vpc-cni.",
      });
  }
}

function* podSubnets(cluster: ClusterPart): Generator<Finding> {
  const { known, source } = cluster;
  const { podNetworking, vpc } = known;
  if (podNetworking?.kind !== "vpc-cni" || vpc?.subnets === undefined) return;
  const pods = networksOf(known.podCIDRs);
  const own = knownEntries(vpc.subnets).filter(([, { uses }]) => uses?.includes("pods"));
  for (const [index, subnet] of own) {
    const cidr = networkOf(subnet.cidr);
    if (cidr === undefined || pods === undefined || holds(pods, cidr)) continue;
    yield finding(kinds.unfitPodAddresses, source.place(["vpc", "subnets", index, "cidr"]), {
      what: `Pods stand in this subnet, and podCIDRs (${pods.join(", ")}) do not hold ${cidr}`,
      instead: "Add its CIDR to podCIDRs, or take pods out of its uses.",
    });
  }
  const isUnsure = vpc.subnets.includes(undefined) || isBroken(cluster, ["vpc", "subnets"]);
  if (podNetworking.customNetworking !== true || own.length > 0 || isUnsure) return;
  yield finding(kinds.unfitPodAddresses, source.place(["podNetworking", "customNetworking"]), {
    what: "With custom networking pods stand in subnets of their own, and no subnet of the VPC says that it is theirs",
    instead: "Write uses: [pods] at the subnets that the ENIConfigs name, or remove customNetworking.",
  });
}

const needed: readonly (readonly [use: SubnetUse, who: string])[] = [
  ["control-plane", "the control plane's interfaces"],
  ["nodes", "nodes"],
];

function* homeless({ known, source }: ClusterPart): Generator<Finding> {
  const subnets = known.vpc?.subnets;
  if (subnets === undefined || subnets.some((subnet) => subnet?.uses === undefined)) return;
  for (const [use, who] of needed) {
    if (subnets.some((subnet) => subnet?.uses?.includes(use))) continue;
    yield finding(kinds.unfitNetworkSetting, source.place(["vpc", "subnets"], "key"), {
      what: `A cluster without a subnet for ${who}`,
      reason: `every subnet says what stands in it, and none has the use ${use}`,
      instead: `Add ${use} to the uses of a subnet, or the subnet that is missing.`,
    });
  }
}

export const validPodNetworking: FleetCheck = {
  name: "valid-pod-networking",
  summary: "Pods, nodes and control planes have subnets, and pods the addresses of theirs",
  *run({ clusters }) {
    for (const cluster of clusters) {
      yield* podRanges(cluster);
      yield* podSubnets(cluster);
      yield* homeless(cluster);
      const { podNetworking } = cluster.known;
      if (podNetworking?.kind !== "vpc-cni" || podNetworking.externalSNAT !== true) continue;
      if ((podNetworking.excludeSNATCIDRs ?? []).length === 0) continue;
      // https://github.com/aws/amazon-vpc-cni-k8s#aws_vpc_k8s_cni_exclude_snat_cidrs
      yield finding(kinds.networkSettingWithoutEffect, cluster.source.place(["podNetworking", "excludeSNATCIDRs"]), {
        what: "excludeSNATCIDRs",
        reason: "with externalSNAT: true pods keep their addresses everywhere",
        instead: "Remove one of the two, as the CNI of the cluster has it.",
      });
    }
  },
};
