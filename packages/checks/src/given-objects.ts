import type { Cluster, Fleet, Issuer } from "@meshwright/model";
import {
  ackOf,
  apiGroup,
  appsIn,
  certificateAuthorityOf,
  certManagerNamespace,
  istioNamespace,
} from "@meshwright/model";

// What the fleet says is there before anything is applied. The form is that of `identityOf`: group, kind, namespace, name.

const namespace = (name: string): string => `/Namespace/-/${name}`;
const secret = (space: string, name: string): string => `/Secret/${space}/${name}`;
const clusterSecretStore = (name: string): string => `external-secrets.io/ClusterSecretStore/-/${name}`;

/** What the issuer of a cluster signs with, or opens its CA by; or the issuer itself. */
function givenToIssuer(issuer: Issuer): readonly string[] {
  switch (issuer.kind) {
    case "ca-secret":
      return issuer.source === undefined
        ? [secret(certManagerNamespace, issuer.secretName)]
        : [issuer.source.clusterSecretStore].flatMap((name) => (name === undefined ? [] : clusterSecretStore(name)));
    case "venafi": {
      const { service } = issuer;
      const name = service.kind === "cloud" ? service.apiTokenSecret.name : service.credentialsSecret;
      return [secret(certManagerNamespace, name)];
    }
    case "external": {
      const space = issuer.isNamespaced ? istioNamespace : "-";
      return [`${apiGroup(issuer.apiVersion)}/${issuer.issuerKind}/${space}/${issuer.name}`];
    }
    case "aws-private-ca":
    case "vault":
    case "self-signed":
      return [];
  }
}

/** Objects of one cluster that a person made, or others keep; a namespace stands for all that is in it. */
export function givenObjects({ mesh, apps }: Fleet, cluster: Cluster): ReadonlySet<string> {
  const { exchange } = mesh;
  const ack = ackOf(mesh.connectivity, cluster);
  const { issuer } = certificateAuthorityOf(mesh, cluster);
  // With the release already there, its namespace is somebody else's.
  const readyMade = (["cert-manager", "external-secrets"] as const).filter(
    (family) => !(cluster.releases[family]?.install ?? true),
  );
  // Of an app that was there before the mesh, only its namespace and policies are rendered.
  const appsOfOthers = appsIn(apps, cluster).filter(({ install }) => !install);
  return new Set([
    ...readyMade.map(namespace),
    ...appsOfOthers.map((app) => namespace(app.namespace)),
    ...givenToIssuer(issuer),
    ...(exchange.kind === "kubernetes" ? [secret("external-secrets", exchange.tokenSecret.name)] : []),
    ...(ack ? [namespace(ack.namespace)] : []),
    ...(exchange.kind === "existing" ? [clusterSecretStore(exchange.clusterSecretStore)] : []),
  ]);
}
