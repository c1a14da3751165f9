import type { Model } from "@kubernetes-models/base";
import { ValidatingAdmissionPolicy } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy";
import { ValidatingAdmissionPolicyBinding } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding";

const name = "meshwright-private-ca-role-is-not-shared";

const names = (field: "secretRef" | "serviceAccountRef"): string => {
  const ref = `object.spec.${field}`;
  return `has(${ref}) && has(${ref}.name) && ${ref}.name != ""`;
};

/**
 * The role of aws-privateca-issuer has the mesh's CA sign CAs, and before 1.12 every issuer without credentials of its own uses
 * it: whoever may make an AWSPCAIssuer in some namespace could be a CA of the mesh. From 1.12 on the controller refuses that
 * itself. https://github.com/cert-manager/aws-privateca-issuer#ambient-credentials
 */
export const privateCaPolicy = (): readonly Model<unknown>[] => [
  new ValidatingAdmissionPolicy({
    metadata: { name },
    spec: {
      failurePolicy: "Fail",
      matchConstraints: {
        resourceRules: [
          {
            apiGroups: ["awspca.cert-manager.io"],
            apiVersions: ["*"],
            operations: ["CREATE", "UPDATE"],
            resources: ["awspcaissuers"],
            scope: "*",
          },
        ],
      },
      validations: [
        {
          expression: `${names("secretRef")} || ${names("serviceAccountRef")}`,
          message:
            "The role of aws-privateca-issuer is for the CA of the mesh. Give the issuer credentials of its own: secretRef or serviceAccountRef.",
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
