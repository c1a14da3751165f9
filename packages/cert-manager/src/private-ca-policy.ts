import type { Model } from "@kubernetes-models/base";
import { admissionPolicy } from "@meshwright/kit";

const names = (field: "secretRef" | "serviceAccountRef"): string => {
  const ref = `object.spec.${field}`;
  return `has(${ref}) && has(${ref}.name) && ${ref}.name != ""`;
};

/**
 * The role of aws-privateca-issuer has the mesh's CA sign CAs, and before 1.12 every issuer without credentials of its own uses
 * it: whoever may make an AWSPCAIssuer in some namespace could be a CA of the mesh. From 1.12 on the controller refuses that
 * itself. https://github.com/cert-manager/aws-privateca-issuer#ambient-credentials
 */
export const privateCaPolicy = (): readonly Model<unknown>[] =>
  admissionPolicy({
    name: "meshwright-private-ca-role-is-not-shared",
    requests: { group: "awspca.cert-manager.io", resource: "awspcaissuers", operations: ["CREATE", "UPDATE"] },
    expression: `${names("secretRef")} || ${names("serviceAccountRef")}`,
    message:
      "The role of aws-privateca-issuer is for the CA of the mesh. Give the issuer credentials of its own: secretRef or serviceAccountRef.",
  });
