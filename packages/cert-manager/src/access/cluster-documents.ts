import type { Cluster, Fleet, VaultServer } from "@meshwright/model";
import { certificateAuthorityOf, makesRoles, partitionOf } from "@meshwright/model";
import type { ClusterRole } from "./cluster-roles.ts";
import { clusterRoles } from "./cluster-roles.ts";
import type { AccessDocument, AccessDocuments } from "./document.ts";
import { exchangeKeysOf } from "./exchange-keys.ts";
import type { RoleProps } from "./role-documents.ts";
import { policyDocuments, trustDocument } from "./role-documents.ts";
import {
  inNamespace,
  vaultExchangePolicy,
  vaultIssuerAccount,
  vaultIssuerPolicy,
  vaultPolicyName,
  vaultRole,
  vaultStore,
} from "./vault.ts";
import type { Purpose } from "./workload.ts";
import { eksNameOf, workloadOf } from "./workload.ts";

const none: AccessDocuments = { documents: [], notes: [] };

const subjects: Readonly<Record<Purpose, string>> = {
  issuer: "the controller that has the intermediate signed",
  exchange: "External Secrets for the exchange",
};

/** The role of a cluster for one purpose: who may take it, and what it may do. */
function roleDocuments(
  cluster: Cluster,
  { purpose, arn, trust, policies }: ClusterRole,
  isMade: boolean,
): AccessDocuments {
  const { account, iam } = cluster;
  const subject = subjects[purpose];
  const role: RoleProps = {
    stem: `${purpose}-role`,
    account,
    partition: partitionOf(cluster.region),
    arn,
    placeholder: `role of the ${purpose}`,
    isMade,
  };
  const { namespace, serviceAccount } = workloadOf(purpose, cluster);
  const whom = `Who may take the role of ${subject}: ServiceAccount ${namespace}/${serviceAccount} of this cluster.`;
  const permissions = { policy: policies.name, title: `What the role of ${subject} may do.` };
  return {
    documents: [
      ...(trust === undefined ? [] : [trustDocument(role, whom, trust)]),
      ...policyDocuments(role, permissions, policies.values),
    ],
    notes: [
      ...(trust === undefined
        ? [
            `Who may take the role of ${subject} is not here: the fleet does not say \`iam.oidcProvider\` of this cluster.`,
          ]
        : []),
      ...(iam.identity === "pod-identity" && !isMade ? [associated(cluster, purpose)] : []),
    ],
  };
}

function associated(cluster: Cluster, purpose: Purpose): string {
  const { namespace, serviceAccount } = workloadOf(purpose, cluster);
  const arn = cluster.iam.roles[purpose] ?? `"<ARN of the role of the ${purpose}>"`;
  return `Pod Identity gives a role only where it is associated: \`aws eks create-pod-identity-association --cluster-name ${eksNameOf(cluster)} --namespace ${namespace} --service-account ${serviceAccount} --role-arn ${arn}\`.`;
}

interface VaultDocumentsProps {
  /** What the names of the files begin with. */
  readonly stem: string;
  readonly policy: Pick<AccessDocument, "title" | "value"> & { readonly name: string };
  /** Of the Kubernetes auth. */
  readonly role: Pick<AccessDocument, "title" | "value">;
}

/** What a cluster may do in Vault, and who logs in for it. */
function vaultDocuments(
  vault: VaultServer,
  cluster: Cluster,
  { stem, policy, role }: VaultDocumentsProps,
): AccessDocuments {
  const at = inNamespace(vault);
  const where = `Vault ${vault.server}`;
  const login = `auth/${vault.auth.mountPath}/${cluster.name}/role/${vault.auth.role}`;
  return {
    documents: [
      {
        name: `${stem}.policy.json`,
        title: policy.title,
        where,
        commands: [`${at}vault policy write ${policy.name} ${stem}.policy.json`],
        value: policy.value,
      },
      {
        name: `${stem}.role.json`,
        title: role.title,
        where,
        commands: [`${at}vault write ${login} @${stem}.role.json`],
        value: role.value,
      },
    ],
    notes: [],
  };
}

function issuerDocuments({ mesh }: Fleet, cluster: Cluster): AccessDocuments {
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  switch (issuer.kind) {
    case "vault": {
      const name = vaultPolicyName(mesh.id, cluster.name, "issuer");
      return vaultDocuments(issuer, cluster, {
        stem: "issuer-vault",
        policy: {
          name,
          title: "What cert-manager may do in Vault: have this cluster's intermediate signed.",
          value: vaultIssuerPolicy(issuer, cluster),
        },
        role: {
          title: "Who logs in to have the intermediate signed: an account of cert-manager in this cluster.",
          value: vaultRole({ workload: vaultIssuerAccount, policies: [name], audience: issuer.server }),
        },
      });
    }
    case "aws-private-ca":
    case "venafi":
    case "ca-secret":
    case "external":
    case "self-signed":
      return none;
  }
}

function exchangeDocuments(fleet: Fleet, cluster: Cluster): AccessDocuments {
  const { exchange, id } = fleet.mesh;
  const keys = exchangeKeysOf(fleet, cluster);
  switch (exchange.kind) {
    case "vault": {
      const name = vaultPolicyName(id, cluster.name, "exchange");
      return vaultDocuments(exchange, cluster, {
        stem: "exchange-vault",
        policy: {
          name,
          title: "What External Secrets may do in Vault: read what this cluster is to read, and write its own.",
          value: vaultExchangePolicy(exchange, keys),
        },
        role: {
          title: "Who logs in for the exchange: the secret store of this cluster.",
          value: vaultRole({ workload: vaultStore, policies: [name] }),
        },
      });
    }
    case "existing":
      return {
        documents: [
          {
            name: "exchange-keys.json",
            title: "The keys of the store that this cluster reads, and those that it writes.",
            where: `whoever keeps the ClusterSecretStore ${exchange.clusterSecretStore}`,
            commands: [],
            value: { reads: [...keys.reads], writes: [...keys.writes] },
          },
        ],
        notes: [],
      };
    case "aws-secrets-manager":
    case "kubernetes":
      return none;
  }
}

/** All that must be allowed to a cluster outside of it. Follows from what the cluster sees of its fleet. */
export function clusterDocuments(fleet: Fleet, cluster: Cluster): AccessDocuments {
  const roles = clusterRoles(fleet, cluster);
  const isMade = makesRoles(fleet.mesh.connectivity);
  const of = (purpose: Purpose) =>
    roles.filter((role) => role.purpose === purpose).map((role) => roleDocuments(cluster, role, isMade));
  const parts = [
    ...of("issuer"),
    issuerDocuments(fleet, cluster),
    ...of("exchange"),
    exchangeDocuments(fleet, cluster),
  ];
  return {
    documents: parts.flatMap(({ documents }) => documents),
    notes: parts.flatMap(({ notes }) => notes),
  };
}
