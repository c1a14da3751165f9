import type { Cluster, Fleet, JsonObject } from "@meshwright/model";
import { arnParts, certificateAuthorityOf } from "@meshwright/model";
import { assumeStatement } from "./assumed-role.ts";
import { exchangeKeysOf } from "./exchange-keys.ts";
import type { Statement } from "./iam-policy.ts";
import { policiesOf } from "./iam-policy.ts";
import { privateCaStatements } from "./private-ca.ts";
import { roleTrust } from "./role-trust.ts";
import { secretStatements } from "./secrets-manager.ts";
import type { Purpose, Workload } from "./workload.ts";
import { eksNameOf, workloadOf } from "./workload.ts";

/** Policies of one name; of several each has its number behind it. */
export interface NamedPolicies {
  readonly name: string;
  readonly values: readonly JsonObject[];
}

/** The role of a cluster for one purpose, in the cluster's account. */
export interface ClusterRole {
  readonly purpose: Purpose;
  /** Absent where the fleet does not say it. */
  readonly arn?: string;
  /** Who may take it; absent where the fleet does not say by whom the cluster's tokens are signed. */
  readonly trust?: JsonObject;
  readonly policies: NamedPolicies;
}

function issuerStatements({ mesh }: Fleet, cluster: Cluster): readonly Statement[] | undefined {
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  if (issuer.kind !== "aws-private-ca") return undefined;
  const isElsewhere = arnParts(issuer.arn).account !== cluster.account;
  return isElsewhere && issuer.assumeRole ? [assumeStatement(issuer.assumeRole, cluster)] : privateCaStatements(issuer);
}

function exchangeStatements(fleet: Fleet, cluster: Cluster): readonly Statement[] | undefined {
  const { exchange } = fleet.mesh;
  if (exchange.kind !== "aws-secrets-manager") return undefined;
  const isElsewhere = exchange.account !== cluster.account;
  return isElsewhere && exchange.assumeRole
    ? [assumeStatement(exchange.assumeRole, cluster)]
    : secretStatements(exchange, exchangeKeysOf(fleet, cluster));
}

/** The AWS roles that a cluster has. Follows from what the cluster sees of its fleet. */
export function clusterRoles(fleet: Fleet, cluster: Cluster): readonly ClusterRole[] {
  const statements = { issuer: issuerStatements(fleet, cluster), exchange: exchangeStatements(fleet, cluster) };
  const purposes = (["issuer", "exchange"] as const).filter((purpose) => statements[purpose] !== undefined);
  return purposes.map((purpose) => {
    const arn = cluster.iam.roles[purpose];
    const trust = roleTrust(purpose, purposes, cluster);
    return {
      purpose,
      ...(arn !== undefined && { arn }),
      ...(trust && { trust }),
      policies: { name: `${cluster.name}-mesh-${purpose}`, values: policiesOf(statements[purpose] ?? []) },
    };
  });
}

/** Who makes it, where: IAM is of the whole account, and the region is one that is worked in anyway. */
interface Site {
  readonly account: string;
  readonly region: string;
}

/** A role as whoever makes it must know it. Plain data: it can be kept. */
export interface MadeRole {
  /** Names of clusters, purposes, accounts and roles, parted by a slash. */
  readonly key: string;
  readonly arn: string;
  readonly site: Site;
  readonly description: string;
  readonly trust: JsonObject;
  readonly policies: readonly NamedPolicies[];
  /** Who gets it by EKS Pod Identity. */
  readonly associations: readonly (Workload & { readonly cluster: string })[];
}

const descriptions: Readonly<Record<Purpose, string>> = {
  issuer: "Has the intermediate CA of the mesh signed",
  exchange: "Hands tokens over between clusters of the mesh",
};

/** The roles of a cluster that the fleet names; one that serves both purposes is one role. */
export function madeClusterRoles(fleet: Fleet, cluster: Cluster): readonly MadeRole[] {
  const { account, region, name, iam } = cluster;
  const named = Map.groupBy(clusterRoles(fleet, cluster), ({ arn }) => arn);
  return [...named].flatMap(([arn, uses]) => {
    const [first] = uses;
    if (arn === undefined || first?.trust === undefined) return [];
    return {
      key: `${name}/${first.purpose}`,
      arn,
      site: { account, region },
      description: uses.map(({ purpose }) => `${descriptions[purpose]}, for ${name}`).join(". "),
      trust: first.trust,
      policies: uses.map(({ policies }) => policies),
      associations:
        iam.identity === "pod-identity"
          ? uses.map(({ purpose }) => ({ cluster: eksNameOf(cluster), ...workloadOf(purpose, cluster) }))
          : [],
    };
  });
}
