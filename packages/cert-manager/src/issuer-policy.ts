import type { Model } from "@kubernetes-models/base";
import type { ResourceRef } from "@meshwright/model";
import { admissionPolicy } from "@meshwright/kit";
import { apiGroup } from "@meshwright/model";
import { issuerBaseName } from "./issuer.ts";

export interface IssuerPolicyProps {
  readonly issuer: ResourceRef;
  /** Those that may ask. */
  readonly namespaces: readonly string[];
  /** `ca` where others may have leaf certificates of the same issuer. */
  readonly refused: "anything" | "ca";
}

const ref = "object.spec.issuerRef";
// cert-manager takes an empty group or kind for its default, as it takes an absent one.
const group = `(has(${ref}.group) && ${ref}.group != "" ? ${ref}.group : "cert-manager.io")`;
const kind = `(has(${ref}.kind) && ${ref}.kind != "" ? ${ref}.kind : "Issuer")`;

/** Issuers that are rendered here, under whatever root: the last one is there until it is pruned, which may take days. */
const asksOne = [
  `${ref}.name.matches("^${issuerBaseName}(-[0-9a-f]{8})?$")`,
  `[["cert-manager.io", "ClusterIssuer"], ["awspca.cert-manager.io", "AWSPCAClusterIssuer"]].exists(one, one == [${group}, ${kind}])`,
].join(" && ");

const asks = (issuer: ResourceRef): string =>
  `${ref}.name == "${issuer.name}" && ${kind} == "${issuer.kind}" && ${group} == "${apiGroup(issuer.apiVersion)}"`;

/**
 * A cluster-wide issuer signs whatever any namespace asks of it, a CA certificate included: whoever may create a
 * CertificateRequest could become a CA of the mesh. These two keep it to Istio's namespace, and in a cluster that can sign for
 * others to that of their intermediates. One of a namespace is asked from there only, and needs neither.
 * That `isCA` tells what a request asks for is cert-manager's own rule:
 * https://github.com/cert-manager/cert-manager, pkg/util/pki/certificatetemplate.go
 */
export function issuerPolicy({ issuer, namespaces, refused }: IssuerPolicyProps): readonly Model<unknown>[] {
  if (issuer.namespace !== undefined) return [];
  const isAsker = namespaces.map((namespace) => `request.namespace == "${namespace}"`).join(" || ");
  const what = refused === "anything" ? "" : " CA certificates";
  return admissionPolicy({
    name: "meshwright-mesh-ca-signs-for-istio-only",
    requests: { group: "cert-manager.io", resource: "certificaterequests", operations: ["CREATE"] },
    where: {
      name: "asks-the-mesh-ca",
      expression: refused === "anything" ? asksOne : `${asksOne} || ${asks(issuer)}`,
    },
    expression:
      refused === "anything"
        ? isAsker
        : `${isAsker} || ${asks(issuer)} && !(has(object.spec.isCA) && object.spec.isCA)`,
    message: `The CA of the mesh signs${what} for namespace ${namespaces.join(" and ")} only.`,
  });
}
