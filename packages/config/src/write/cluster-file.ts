import type { ChosenAddresses, ClusterAnswers } from "./answers.ts";
import { commentedYaml } from "./commented-yaml.ts";

export interface ClusterFileOptions {
  /** Address of the schema for editors, relative to the file; absent where the fleet's files name none. */
  readonly schema?: string;
}

/** Said above addresses that nobody gave: the file is reviewed, and the VPC may be there already. */
const chosenWords = "Found free, because none was given: the real one must be the same.";

/** `clusters/<name>.yaml`. */
export function clusterFile({ chosen = [], ...cluster }: ClusterAnswers, { schema }: ClusterFileOptions): string {
  const { name, account, region, peerGroup, kubernetesVersion, network, vpc, ...others } = cluster;
  const { podCIDRs, podNetworking, securityGroups, serviceCIDR, apiServer, iam, argocd } = others;
  // What is undefined is not written.
  const places = { name, account, region, peerGroup, kubernetesVersion, network, vpc };
  const value = { ...places, podCIDRs, podNetworking, serviceCIDR, securityGroups, apiServer, iam, argocd };
  const words = (of: ChosenAddresses, usual: string): string =>
    [usual, ...(chosen.includes(of) ? [chosenWords] : [])].filter((line) => line !== "").join("\n");
  const ofVpc = words("vpc", "");
  const ofSubnets = words("subnets", "");
  return commentedYaml(value, {
    head: [
      ...(schema === undefined ? [] : [`yaml-language-server: $schema=${schema}`]),
      "One EKS cluster. Adding a cluster is adding one file like this, named after it.",
    ],
    above: {
      account: "In quotes, or YAML reads a number.",
      peerGroup: "Clusters of one peer group discover each other.",
      kubernetesVersion:
        "1.30 or newer. With its patch where you want another tag of the toolbox image than the newest that meshwright knows.",
      network:
        "Istio network. In the model flat the same for all peers, in the model gateways a different one for each.",
      vpc: "What else may be said of the network, so that it can be proved or made: docs/fleet-network.md of meshwright.\n`meshwright fleet import aws` writes it from what AWS says.",
      ...(ofVpc !== "" && { "vpc.cidrs": ofVpc }),
      ...(ofSubnets !== "" && { "vpc.subnets": ofSubnets }),
      podCIDRs: words("pods", "With the VPC CNI pods have addresses of the VPC."),
      serviceCIDR: words("services", "Addresses of Services; seen in this cluster only."),
      ...(podNetworking && { podNetworking: "As all peers have it." }),
      ...(securityGroups && {
        securityGroups:
          "Managed node groups have the cluster security group; other nodes have those of their launch template.",
      }),
      "apiServer.endpoint": "As the pods of peers reach it. `aws eks describe-cluster --query cluster.endpoint`",
      "apiServer.certificateAuthorityData": "`aws eks describe-cluster --query cluster.certificateAuthority.data`",
      "iam.identity": "How controllers get their AWS role: pod-identity or irsa.",
      argocd: "How Argo CD knows this cluster: by the name of its registration, or by its server.",
    },
    apart: ["vpc", "podCIDRs", "securityGroups", "apiServer", "iam", "argocd"],
  });
}
