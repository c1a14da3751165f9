import type { Addresses, ClusterAnswers } from "@meshwright/config";
import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Engine } from "../context.ts";
import type { ClusterKey } from "./cluster-keys.ts";
import { clusterKeys, requiredOfCluster } from "./cluster-keys.ts";
import type { Said } from "./said.ts";
import { all, answerPlace, one } from "./said.ts";
import { subnetOf } from "./subnet.ts";

export interface ClusterSurroundings {
  /** CIDRs of the clusters around it. */
  readonly taken: readonly string[];
  /** Those whose sizes it takes over. */
  readonly like: readonly Addresses[];
  /** How pods of the clusters around it get their addresses, where all have it the same. */
  readonly podNetworking?: ClusterAnswers["podNetworking"];
  readonly nameOf: (key: ClusterKey) => string;
}

export interface CompletedCluster {
  /** Absent where something is missing. */
  readonly cluster?: ClusterAnswers;
  readonly findings: readonly Finding[];
}

/** CIDRs that are said of a cluster. */
export const cidrsSaid = (said: Said<ClusterKey>): readonly string[] => [
  ...all(said, "vpcCidr"),
  ...all(said, "podCidr"),
  ...all(said, "serviceCidr"),
  ...all(said, "subnet").flatMap((text) => subnetOf(text)?.cidr ?? []),
];

/** What is missing of a cluster. */
export const missingOf = (said: Said<ClusterKey>, nameOf: ClusterSurroundings["nameOf"]): readonly Finding[] =>
  requiredOfCluster
    .filter((key) => one(said, key) === undefined)
    .map((key) => finding(kinds.missingAnswer, answerPlace(nameOf(key)), { help: `${clusterKeys[key].brief}.` }));

/** Makes the description of a cluster from what was said of it, each word of which is right by itself. */
export function completeCluster(
  { planAddresses }: Engine["config"],
  said: Said<ClusterKey>,
  { taken, like, podNetworking, nameOf }: ClusterSurroundings,
): CompletedCluster {
  const missing = missingOf(said, nameOf);
  if (missing.length > 0) return { findings: missing };
  const get = (key: ClusterKey): string => one(said, key) ?? "";
  const subnets = all(said, "subnet").flatMap((text) => subnetOf(text) ?? []);
  const plan = planAddresses(
    {
      vpc: all(said, "vpcCidr"),
      subnets: subnets.map(({ cidr }) => cidr),
      pods: all(said, "podCidr"),
      services: one(said, "serviceCidr"),
    },
    { taken, like, placeOf: (of) => answerPlace(nameOf(keyOfAddresses[of])) },
  );
  if (plan.findings.length > 0) return { findings: plan.findings };
  const cluster: ClusterAnswers = {
    name: get("name"),
    account: get("account"),
    region: get("region"),
    peerGroup: get("peerGroup"),
    kubernetesVersion: get("kubernetesVersion"),
    network: get("network"),
    vpc: {
      id: get("vpc"),
      cidrs: [...plan.vpc],
      subnets: subnets.map(({ id, availabilityZone, routeTable }, index) => ({
        id,
        availabilityZone,
        cidr: plan.subnets[index] ?? "",
        routeTable,
      })),
    },
    podCIDRs: [...plan.pods],
    // What is true of pods in the VPC need not be so of others.
    ...(podNetworking && plan.pods.every((pod) => plan.vpc.includes(pod)) && { podNetworking }),
    ...securityGroupsOf(said),
    serviceCIDR: plan.services,
    apiServer: { endpoint: get("endpoint"), certificateAuthorityData: get("ca"), ...accessOf(said) },
    iam: iamOf(said),
    argocd: argocdOf(said),
    chosen: plan.chosen,
  };
  return { cluster, findings: [] };
}

function accessOf(said: Said<ClusterKey>): Pick<ClusterAnswers["apiServer"], "access"> {
  const access = one(said, "endpointAccess");
  if (access === undefined) return {};
  const cidrs = all(said, "publicAccessCidr");
  const isPublic = access.includes("public");
  return {
    access: {
      private: access.includes("private"),
      public: isPublic,
      ...(cidrs.length > 0 && { publicAccessCIDRs: [...cidrs] }),
    },
  };
}

/**
 * EKS puts the cluster security group on nodes of managed node groups.
 * https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
function securityGroupsOf(said: Said<ClusterKey>): Pick<ClusterAnswers, "securityGroups"> {
  const controlPlane = all(said, "securityGroup");
  const own = all(said, "nodeSecurityGroup");
  const nodes = own.length > 0 ? own : controlPlane.slice(0, 1);
  if (controlPlane.length === 0) return {};
  return {
    securityGroups: { controlPlane: controlPlane.map((id) => ({ id })), nodes: nodes.map((id) => ({ id })) },
  };
}

export const keyOfAddresses = {
  vpc: "vpcCidr",
  subnets: "subnet",
  pods: "podCidr",
  services: "serviceCidr",
} as const satisfies Readonly<Record<string, ClusterKey>>;

function iamOf(said: Said<ClusterKey>): ClusterAnswers["iam"] {
  const issuer = one(said, "issuerRole");
  const exchange = one(said, "exchangeRole");
  const roles = { ...(issuer !== undefined && { issuer }), ...(exchange !== undefined && { exchange }) };
  const identity = one(said, "identity") === "irsa" ? "irsa" : "pod-identity";
  return { identity, ...(Object.keys(roles).length > 0 && { roles }) };
}

function argocdOf(said: Said<ClusterKey>): ClusterAnswers["argocd"] {
  const name = one(said, "argocdName");
  const server = one(said, "argocdServer");
  if (server === undefined) return { name: name ?? one(said, "name") ?? "" };
  return { ...(name !== undefined && { name }), server };
}
