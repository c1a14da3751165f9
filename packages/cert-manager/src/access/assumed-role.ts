import type { Cluster, JsonObject } from "@meshwright/model";
import { partitionOf } from "@meshwright/model";
import type { Statement } from "./iam-policy.ts";
import { policyOf } from "./iam-policy.ts";
import type { Purpose } from "./workload.ts";
import { eksArnOf, eksNameOf, workloadOf } from "./workload.ts";

/** As much of a cluster as a role of another account must know of who takes it. Plain data. */
export type Caller = Pick<Cluster, "name" | "account" | "region" | "iam">;

export const isTagged = ({ iam }: Caller): boolean => iam.identity === "pod-identity";

/** Sessions of Pod Identity carry tags on, and AWS asks for a right to that. */
const actions: Readonly<Record<Caller["iam"]["identity"], readonly string[]>> = {
  irsa: ["sts:AssumeRole"],
  "pod-identity": ["sts:AssumeRole", "sts:TagSession"],
};

/** What lets a cluster's own role take that of the other account. */
export const assumeStatement = (role: string, caller: Caller): Statement => ({
  sid: "TakeTheRoleOfTheOtherAccount",
  actions: actions[caller.iam.identity],
  resources: [role],
});

/** A caller's own role; the account stands for it where the fleet does not say it, and conditions narrow that. */
const principalOf = (caller: Caller, purpose: Purpose): string =>
  caller.iam.roles[purpose] ?? `arn:${partitionOf(caller.region)}:iam::${caller.account}:root`;

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();

/**
 * The session tags of EKS say which cluster and which ServiceAccount calls. They are transitive, so nobody passes others on;
 * who has none and passes some itself may only name clusters of its own account.
 */
function tagged(account: string, purpose: Purpose, callers: readonly [Caller, ...Caller[]]): Statement {
  const { namespace, serviceAccount } = workloadOf(purpose, callers[0]);
  const arns = unique(callers.map(eksArnOf));
  return {
    sid: `TrustPodIdentityOf${account}`,
    principal: { AWS: unique(callers.map((caller) => principalOf(caller, purpose))) },
    actions: actions["pod-identity"],
    conditions: {
      StringEquals: {
        "aws:PrincipalTag/eks-cluster-arn": arns,
        "aws:PrincipalTag/kubernetes-namespace": namespace,
        "aws:PrincipalTag/kubernetes-service-account": serviceAccount,
      },
      StringEqualsIfExists: {
        "aws:RequestTag/eks-cluster-arn": arns,
        "aws:RequestTag/eks-cluster-name": unique(callers.map(eksNameOf)),
      },
    },
  };
}

/** Without tags the role alone says who calls: a fleet with IRSA names it. */
function untagged(purpose: Purpose, callers: readonly Caller[]): readonly Statement[] {
  const roles = unique(callers.flatMap(({ iam }) => iam.roles[purpose] ?? []));
  return roles.length === 0 ? [] : [{ sid: "TrustWebIdentity", principal: { AWS: roles }, actions: actions.irsa }];
}

const byAccountId = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left < right ? -1 : 1;

/** Who may take a role for one purpose: the roles of exactly these clusters. */
export function trustStatements(purpose: Purpose, callers: readonly Caller[]): readonly Statement[] {
  const byAccount = Map.groupBy(callers.filter(isTagged), ({ account }) => account);
  return [
    ...[...byAccount]
      .toSorted(byAccountId)
      .flatMap(([account, [first, ...others]]) =>
        first === undefined ? [] : [tagged(account, purpose, [first, ...others])],
      ),
    ...untagged(
      purpose,
      callers.filter((caller) => !isTagged(caller)),
    ),
  ];
}

/** The trust policy of a role that clusters of other accounts take, for one purpose or several. */
export function assumedRoleTrust(callers: readonly (readonly [Purpose, readonly Caller[]])[]): JsonObject {
  const isOne = callers.length === 1;
  return policyOf(
    callers.flatMap(([purpose, all]) =>
      trustStatements(purpose, all).map((one) => ({
        ...one,
        sid: isOne ? one.sid : `${one.sid}For${purpose === "issuer" ? "Issuer" : "Exchange"}`,
      })),
    ),
  );
}
