import type { Cluster, JsonObject } from "@meshwright/model";
import { partitionOf } from "@meshwright/model";
import type { Statement } from "./iam-policy.ts";
import { policyOf } from "./iam-policy.ts";
import type { Purpose } from "./workload.ts";
import { eksArnOf, workloadOf } from "./workload.ts";

const sidOf = (purpose: Purpose): string => ({ issuer: "TrustIssuer", exchange: "TrustExchange" })[purpose];

/**
 * EKS says by tags of the request for whom it asks; with an association that has its tags turned off the role is refused.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html, https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 */
function podIdentity(purpose: Purpose, cluster: Cluster): Statement {
  const { namespace, serviceAccount } = workloadOf(purpose, cluster);
  return {
    sid: sidOf(purpose),
    principal: { Service: "pods.eks.amazonaws.com" },
    actions: ["sts:AssumeRole", "sts:TagSession"],
    conditions: {
      StringEquals: {
        "aws:RequestTag/eks-cluster-arn": eksArnOf(cluster),
        "aws:RequestTag/kubernetes-namespace": namespace,
        "aws:RequestTag/kubernetes-service-account": serviceAccount,
      },
    },
  };
}

/** https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html */
function webIdentity(purpose: Purpose, cluster: Cluster, provider: string): Statement {
  const { namespace, serviceAccount } = workloadOf(purpose, cluster);
  return {
    sid: sidOf(purpose),
    principal: { Federated: `arn:${partitionOf(cluster.region)}:iam::${cluster.account}:oidc-provider/${provider}` },
    actions: ["sts:AssumeRoleWithWebIdentity"],
    conditions: {
      StringEquals: {
        [`${provider}:aud`]: "sts.amazonaws.com",
        [`${provider}:sub`]: `system:serviceaccount:${namespace}:${serviceAccount}`,
      },
    },
  };
}

function statementOf(purpose: Purpose, cluster: Cluster): Statement | undefined {
  const { identity, oidcProvider } = cluster.iam;
  if (identity === "pod-identity") return podIdentity(purpose, cluster);
  return oidcProvider === undefined ? undefined : webIdentity(purpose, cluster, oidcProvider);
}

/**
 * Who may take a role of a cluster; undefined where the fleet does not say by whom the cluster's tokens are signed. A role
 * that serves several purposes trusts the workloads of all of them.
 */
export function roleTrust(purpose: Purpose, purposes: readonly Purpose[], cluster: Cluster): JsonObject | undefined {
  const { roles } = cluster.iam;
  const same = purposes.filter((other) => other === purpose || (roles[other] && roles[other] === roles[purpose]));
  const statements = same.map((one) => statementOf(one, cluster)).filter((statement) => statement !== undefined);
  return statements.length === 0 ? undefined : policyOf(statements);
}
