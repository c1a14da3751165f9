import type { Model } from "@kubernetes-models/base";
import type { ExternalIssuer, ResourceRef } from "@meshwright/model";
import { apiGroup, knownName, resourceOf } from "@meshwright/model";
import { ClusterRole } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole";
import { ClusterRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding";
import { certManagerAccount } from "./cert-manager.ts";

/** The issuer that somebody else keeps; one of a namespaced kind lies where the intermediate is. */
export const externalIssuerRef = (issuer: ExternalIssuer, namespace: string): ResourceRef => ({
  apiVersion: issuer.apiVersion,
  kind: issuer.issuerKind,
  ...(issuer.isNamespaced && { namespace: knownName(namespace) }),
  name: knownName(issuer.name),
});

const name = "meshwright-approve-mesh-ca";

/**
 * What lets cert-manager approve requests to an issuer of another group than its own; without it they wait for ever:
 * https://cert-manager.io/docs/usage/certificaterequest/#rbac-syntax
 */
export function approvalModels(issuer: ResourceRef): readonly Model<unknown>[] {
  if (apiGroup(issuer.apiVersion) === "cert-manager.io") return [];
  const signer = `${resourceOf(issuer)}/${issuer.namespace === undefined ? "" : `${issuer.namespace}.`}${issuer.name}`;
  return [
    new ClusterRole({
      metadata: { name },
      rules: [{ apiGroups: ["cert-manager.io"], resources: ["signers"], resourceNames: [signer], verbs: ["approve"] }],
    }),
    new ClusterRoleBinding({
      metadata: { name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subjects: [certManagerAccount],
    }),
  ];
}
