import type { Cluster } from "@meshwright/model";
import { partitionOf } from "@meshwright/model";
import { awsPrivateCaNamespace } from "../aws-private-ca-controller.ts";
import { exchangeName } from "../exchange/store.ts";
import { externalSecretsNamespace } from "../external-secrets.ts";

/** What a role is for: the issuer's controller, or the secret store of the exchange. */
export type Purpose = "issuer" | "exchange";

/** The ServiceAccount whose pods get a role. */
export interface Workload {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** With Pod Identity the pod of a controller has the role; with IRSA a secret store has a ServiceAccount of its own. */
export function workloadOf(purpose: Purpose, { iam }: Pick<Cluster, "iam">): Workload {
  if (purpose === "issuer") return { namespace: awsPrivateCaNamespace, serviceAccount: "aws-privateca-issuer" };
  const serviceAccount = iam.identity === "irsa" ? exchangeName : "external-secrets";
  return { namespace: externalSecretsNamespace, serviceAccount };
}

/** What EKS calls a cluster. */
export const eksNameOf = ({ name, iam }: Pick<Cluster, "name" | "iam">): string => iam.eksCluster ?? name;

export const eksArnOf = (cluster: Pick<Cluster, "name" | "account" | "region" | "iam">): string =>
  `arn:${partitionOf(cluster.region)}:eks:${cluster.region}:${cluster.account}:cluster/${eksNameOf(cluster)}`;
