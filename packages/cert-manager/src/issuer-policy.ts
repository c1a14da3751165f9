import type { Model } from "@kubernetes-models/base";
import type { ResourceRef } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { ValidatingAdmissionPolicy } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy";
import { ValidatingAdmissionPolicyBinding } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding";

const name = "meshwright-mesh-ca-signs-for-istio-only";

/**
 * A cluster-wide issuer signs whatever any namespace asks of it, a CA certificate included: whoever may create a
 * CertificateRequest could become a CA of the mesh. These two keep it to Istio's namespace, and to that of the intermediates
 * which are signed for other clusters, where there are any.
 */
export function issuerPolicy(issuer: ResourceRef, namespaces: readonly string[]): readonly Model<unknown>[] {
  const ref = "object.spec.issuerRef";
  // cert-manager takes an empty group or kind for its default, as it takes an absent one.
  const group = `(has(${ref}.group) && ${ref}.group != "" ? ${ref}.group : "cert-manager.io")`;
  const kind = `(has(${ref}.kind) && ${ref}.kind != "" ? ${ref}.kind : "Issuer")`;
  return [
    new ValidatingAdmissionPolicy({
      metadata: { name },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: ["cert-manager.io"],
              apiVersions: ["*"],
              operations: ["CREATE"],
              resources: ["certificaterequests"],
              scope: "*",
            },
          ],
        },
        matchConditions: [
          {
            name: "asks-the-mesh-ca",
            expression: `${ref}.name == "${issuer.name}" && ${kind} == "${issuer.kind}" && ${group} == "${apiGroup(issuer.apiVersion)}"`,
          },
        ],
        validations: [
          {
            expression: namespaces.map((namespace) => `request.namespace == "${namespace}"`).join(" || "),
            message: `The CA of the mesh signs for namespace ${namespaces.join(" and ")} only.`,
            reason: "Forbidden",
          },
        ],
      },
    }),
    new ValidatingAdmissionPolicyBinding({
      metadata: { name },
      spec: { policyName: name, validationActions: ["Deny"] },
    }),
  ];
}
