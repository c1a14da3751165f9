import type { Cluster, Fleet } from "@meshwright/model";
import type { NamespaceProps } from "@meshwright/network";
import {
  awsPrivateCaNamespace,
  certManagerNamespace,
  externalSecretsNamespace,
  signingNamespace,
} from "@meshwright/cert-manager";
import { istioNamespace } from "@meshwright/istio";
import { kialiNamespace } from "@meshwright/kiali";
import { certificateAuthorityOf, holdsRoot, kialiOf } from "@meshwright/model";
import { verification } from "@meshwright/verify";
import { releaseOf } from "./release-of.ts";

/** The namespaces of the mesh's own parts in one cluster, with the strictest level that their pods keep. */
export function meshNamespaces({ mesh, clusters }: Fleet, cluster: Cluster): readonly NamespaceProps[] {
  const { exchange, istio } = mesh;
  const restricted = (name: string): NamespaceProps => ({ name, podSecurity: "restricted" });
  return [
    {
      name: istioNamespace,
      // The node agent of istio-cni mounts host paths and adds capabilities.
      podSecurity: istio.cni ? "privileged" : "restricted",
      labels: { "topology.istio.io/network": cluster.network },
    },
    ...(releaseOf(cluster, "cert-manager").install ? [restricted(certManagerNamespace)] : []),
    ...(releaseOf(cluster, "external-secrets").install ? [restricted(externalSecretsNamespace)] : []),
    ...(certificateAuthorityOf(mesh, cluster).issuer.kind === "aws-private-ca"
      ? [restricted(awsPrivateCaNamespace)]
      : []),
    ...(exchange.kind === "kubernetes" && exchange.cluster === cluster.name ? [restricted(exchange.namespace)] : []),
    ...(holdsRoot(mesh, cluster) ? [restricted(signingNamespace)] : []),
    ...(kialiOf(mesh.kiali, clusters, cluster) ? [restricted(kialiNamespace)] : []),
    { ...restricted(verification.namespace), labels: { "istio-injection": "disabled" } },
  ];
}
