import type { ApiServer, Exchange, ExchangedToken, Labels, ObjectName, StoreRef } from "@meshwright/model";
import { ExternalSecret } from "@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret";
import { exchangeKey } from "@meshwright/model";

export interface RemoteKubeconfigProps {
  /** Name of the peer: the key of the Secret, and what its readers call the cluster. */
  readonly peer: string;
  readonly apiServer: ApiServer;
  readonly namespace: ObjectName;
  /** Of the ExternalSecret and of the Secret that it keeps. */
  readonly name: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly token: ExchangedToken;
  readonly exchange: Exchange;
  readonly store: StoreRef;
}

/** The kubeconfig that `istioctl create-remote-secret` writes; the token is filled in by External Secrets. */
const kubeconfig = (peer: string, { endpoint, certificateAuthority }: ApiServer): string =>
  [
    "apiVersion: v1",
    "kind: Config",
    "clusters:",
    `- name: ${peer}`,
    "  cluster:",
    `    certificate-authority-data: ${Buffer.from(certificateAuthority).toString("base64")}`,
    `    server: ${endpoint}`,
    "contexts:",
    `- name: ${peer}`,
    "  context:",
    `    cluster: ${peer}`,
    `    user: ${peer}`,
    `current-context: ${peer}`,
    "preferences: {}",
    "users:",
    `- name: ${peer}`,
    "  user:",
    "    token: {{ .token }}",
    "",
  ].join("\n");

/** A Secret with a kubeconfig for a peer, kept up to date with the token that the peer publishes. */
export function remoteKubeconfig(props: RemoteKubeconfigProps): ExternalSecret {
  const { peer, apiServer, namespace, name, labels, annotations, token, exchange, store } = props;
  return new ExternalSecret({
    metadata: { name, namespace },
    spec: {
      refreshInterval: "5m0s",
      secretStoreRef: { kind: store.kind, name: store.name },
      target: {
        name,
        creationPolicy: "Owner",
        deletionPolicy: "Retain",
        template: {
          engineVersion: "v2",
          type: "Opaque",
          metadata: { labels: { ...labels }, annotations: { ...annotations } },
          data: { [peer]: kubeconfig(peer, apiServer) },
        },
      },
      data: [{ secretKey: "token", remoteRef: exchangeKey(exchange, peer, token) }],
    },
  });
}
