import type { Cluster, Fleet } from "@meshwright/model";
import { appsIn, certificateAuthorityOf } from "@meshwright/model";

// What the fleet says is there before anything is applied. The form is that of `identityOf`: group, kind, namespace, name.

const namespace = (name: string): string => `/Namespace/-/${name}`;
const secret = (space: string, name: string): string => `/Secret/${space}/${name}`;

/** Objects of one cluster that a person made, or others keep; a namespace stands for all that is in it. */
export function givenObjects({ mesh, apps }: Fleet, cluster: Cluster): ReadonlySet<string> {
  const { exchange } = mesh;
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
    ...(issuer.kind === "ca-secret" ? [secret("cert-manager", issuer.secretName)] : []),
    ...(exchange.kind === "kubernetes" ? [secret("external-secrets", exchange.tokenSecret.name)] : []),
    ...(exchange.kind === "existing"
      ? [`external-secrets.io/ClusterSecretStore/-/${exchange.clusterSecretStore}`]
      : []),
  ]);
}
