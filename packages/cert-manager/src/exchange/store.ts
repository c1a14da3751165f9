import type { Model } from "@kubernetes-models/base";
import type { Cluster, Exchange } from "@meshwright/model";
import { ClusterSecretStore } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { base64, caBundle } from "../ca-bundle.ts";
import { externalSecretsNamespace } from "../external-secrets.ts";

/** Name of the store that meshwright renders, and of the ServiceAccount that opens it. */
export const exchangeName = "meshwright-exchange";

type Rendered = Exclude<Exchange, { kind: "existing" }>;

type StoreSpec = NonNullable<ClusterSecretStore["spec"]>;
type StoreProvider = StoreSpec["provider"];

const serviceAccountRef = { name: exchangeName, namespace: externalSecretsNamespace };

function provider(exchange: Rendered, cluster: Cluster, clusters: readonly Cluster[]): StoreProvider {
  switch (exchange.kind) {
    case "aws-secrets-manager":
      return {
        aws: {
          service: "SecretsManager",
          region: exchange.region,
          ...(exchange.assumeRole && cluster.account !== exchange.account && { role: exchange.assumeRole }),
          // With Pod Identity the controller's own pod holds the role.
          ...(cluster.iam.identity === "irsa" && { auth: { jwt: { serviceAccountRef } } }),
        },
      };
    case "vault":
      return {
        vault: {
          server: exchange.server,
          path: exchange.path,
          version: "v2",
          ...(exchange.vaultNamespace && { namespace: exchange.vaultNamespace }),
          ...caBundle(exchange.certificateAuthority),
          auth: {
            kubernetes: {
              // A Kubernetes auth mount belongs to one API server.
              mountPath: `${exchange.auth.mountPath}/${cluster.name}`,
              role: exchange.auth.role,
              serviceAccountRef,
            },
          },
        },
      };
    case "kubernetes": {
      const holder = clusters.find(({ name }) => name === exchange.cluster);
      if (holder === undefined) throw new Error(`no cluster ${exchange.cluster}`); // the fleet was checked for it
      return {
        kubernetes: {
          remoteNamespace: exchange.namespace,
          server: { url: holder.apiServer.endpoint, caBundle: base64(holder.apiServer.certificateAuthority) },
          auth: {
            token: { bearerToken: { ...exchange.tokenSecret, namespace: externalSecretsNamespace } },
          },
        },
      };
    }
  }
}

/** The ServiceAccount by which this cluster opens the exchange; none where the store is opened otherwise. */
function serviceAccount(exchange: Rendered, { iam }: Cluster): readonly Model<unknown>[] {
  const irsa = exchange.kind === "aws-secrets-manager" && iam.identity === "irsa";
  if (!irsa && exchange.kind !== "vault") return [];
  return [
    new ServiceAccount({
      metadata: {
        name: exchangeName,
        namespace: externalSecretsNamespace,
        ...(irsa && iam.roles.exchange && { annotations: { "eks.amazonaws.com/role-arn": iam.roles.exchange } }),
      },
      automountServiceAccountToken: false,
    }),
  ];
}

export interface ExchangeStoreProps {
  readonly exchange: Rendered;
  readonly cluster: Cluster;
  readonly clusters: readonly Cluster[];
  /** Namespaces whose objects may use the store. */
  readonly namespaces: readonly string[];
}

/** The store through which this cluster publishes its own token and fetches its peers'; the store comes last. */
export function exchangeStoreModels(props: ExchangeStoreProps): readonly Model<unknown>[] {
  const { exchange, cluster, clusters, namespaces } = props;
  return [
    ...serviceAccount(exchange, cluster),
    new ClusterSecretStore({
      metadata: { name: exchangeName },
      spec: {
        conditions: [{ namespaces: [...namespaces] }],
        provider: provider(exchange, cluster, clusters),
      },
    }),
  ];
}
