import type { Cluster, JsonObject, VaultExchange, VaultIssuer, VaultServer } from "@meshwright/model";
import { certManagerNamespace } from "../cert-manager.ts";
import { exchangeName } from "../exchange/store.ts";
import { externalSecretsNamespace } from "../external-secrets.ts";
import { vaultAccount } from "../vault-issuer.ts";
import type { ExchangeKeys } from "./exchange-keys.ts";
import type { Workload } from "./workload.ts";

type Paths = Readonly<Record<string, JsonObject>>;

/** A policy in JSON, which Vault and OpenBao take beside HCL. https://developer.hashicorp.com/vault/docs/concepts/policies */
const policy = (paths: Paths): JsonObject => ({ path: paths });

const can = (...capabilities: readonly string[]): JsonObject => ({ capabilities: [...capabilities] });

/** Lifetime of a login: longer than a reconciliation, and not much. */
const tokenTtl = "10m";

interface RoleProps {
  readonly workload: Workload;
  readonly policies: readonly string[];
  /** Absent: that of the API server, which Vault does not look at then. */
  readonly audience?: string;
}

/** A role of the Kubernetes auth. https://developer.hashicorp.com/vault/api-docs/auth/kubernetes#create-update-role */
export const vaultRole = ({ workload, policies, audience }: RoleProps): JsonObject => ({
  bound_service_account_names: [workload.serviceAccount],
  bound_service_account_namespaces: [workload.namespace],
  ...(audience !== undefined && { audience }),
  token_policies: [...policies],
  token_ttl: tokenTtl,
  token_max_ttl: tokenTtl,
  token_type: "service",
});

/**
 * The ServiceAccount as which cert-manager logs in. Its tokens are for the address of the server, among others.
 * https://github.com/cert-manager/cert-manager, internal/vault/vault.go, requestTokenWithKubernetesAuth
 */
export const vaultIssuerAccount: Workload = { namespace: certManagerNamespace, serviceAccount: vaultAccount };

/** The ServiceAccount by which External Secrets opens a Vault. */
export const vaultStore: Workload = { namespace: externalSecretsNamespace, serviceAccount: exchangeName };

/**
 * What cert-manager sends to be signed, and nothing beside it: who may not say `max_path_length`, `use_csr_values` or a list of
 * domains gets an intermediate as the mount makes it, of this cluster's name.
 * https://github.com/cert-manager/cert-manager, internal/vault/vault.go, requestCertificate;
 * https://developer.hashicorp.com/vault/docs/concepts/policies#parameter-constraints
 */
export const vaultIssuerPolicy = (issuer: VaultIssuer, { name }: Pick<Cluster, "name">): JsonObject =>
  policy({
    [issuer.path]: {
      ...can("create", "update"),
      allowed_parameters: {
        common_name: [`istio-ca.${name}`],
        alt_names: [],
        ip_sans: [],
        uri_sans: [],
        ttl: [],
        csr: [],
        exclude_cn_from_sans: [],
      },
    },
  });

/**
 * KV version 2: values are under `data`, and whose they are under `metadata`. External Secrets reads values of others; of its own
 * it looks first whose the key is, and says that it is its own.
 * https://github.com/external-secrets/external-secrets, pkg/provider/vault/client_push.go
 */
export function vaultExchangePolicy({ path }: VaultExchange, { reads, writes }: ExchangeKeys): JsonObject {
  const own = new Set(writes);
  const read = reads.filter((key) => !own.has(key)).map((key) => [`${path}/data/${key}`, can("read")] as const);
  const write = writes.flatMap((key) =>
    ["data", "metadata"].map((part) => [`${path}/${part}/${key}`, can("create", "read", "update")] as const),
  );
  return policy(Object.fromEntries([...read, ...write]));
}

/** Names of policies are of the whole Vault: those of two meshes and of two clusters differ. */
export const vaultPolicyName = (mesh: string, cluster: string, purpose: "issuer" | "exchange"): string =>
  `${mesh}-${cluster}-${purpose}`;

/** `VAULT_NAMESPACE=… `: what comes before a command where Vault has namespaces. */
export const inNamespace = ({ server, vaultNamespace }: Pick<VaultServer, "server" | "vaultNamespace">): string =>
  `VAULT_ADDR=${server} ${vaultNamespace === undefined ? "" : `VAULT_NAMESPACE=${vaultNamespace} `}`;
