import { ValidatingAdmissionPolicy } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy";
import { ValidatingAdmissionPolicyBinding } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding";

export interface AdmissionPolicyProps {
  /** Of the policy and of its binding. */
  readonly name: string;
  /** What is looked at, in every version and scope. */
  readonly requests: {
    readonly group: string;
    readonly resource: string;
    readonly operations: readonly ("*" | "CREATE" | "UPDATE")[];
  };
  /** CEL that must be true for the policy to ask at all; absent: it always asks. */
  readonly where?: { readonly name: string; readonly expression: string };
  /** CEL that must be true, or the request is refused. */
  readonly expression: string;
  /** What whoever is refused reads. */
  readonly message: string;
}

/** A rule of the API server that refuses what it does not allow, and whatever it cannot judge; and the binding by which it holds. */
export function admissionPolicy(
  props: AdmissionPolicyProps,
): readonly [ValidatingAdmissionPolicy, ValidatingAdmissionPolicyBinding] {
  const { name, requests, where, expression, message } = props;
  const { group, resource, operations } = requests;
  return [
    new ValidatingAdmissionPolicy({
      metadata: { name },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: [group],
              apiVersions: ["*"],
              operations: [...operations],
              resources: [resource],
              scope: "*",
            },
          ],
        },
        ...(where && { matchConditions: [where] }),
        validations: [{ expression, message, reason: "Forbidden" }],
      },
    }),
    new ValidatingAdmissionPolicyBinding({
      metadata: { name },
      spec: { policyName: name, validationActions: ["Deny"] },
    }),
  ];
}
