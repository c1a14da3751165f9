import type { Model } from "@kubernetes-models/base";
import type { Cluster, Exchange } from "@meshwright/model";
import { ValidatingAdmissionPolicy } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy";
import { ValidatingAdmissionPolicyBinding } from "kubernetes-models/admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding";

const name = "meshwright-exchange-role-is-not-shared";

const aws = "object.spec.provider.aws";

/**
 * With Pod Identity the role of the exchange is that of External Secrets' own pods, and every SecretStore of AWS without
 * credentials uses it. Its chart lets everybody who may edit a namespace make one, and with it read the tokens of the peers.
 * https://external-secrets.io/latest/provider/aws-access/
 * An External Secrets that is somebody else's has a role for others too; there it is for them to say.
 */
export function ambientPolicy(
  exchange: Exchange,
  { iam, releases }: Pick<Cluster, "iam" | "releases">,
): readonly Model<unknown>[] {
  const isOurs = releases["external-secrets"]?.install ?? false;
  if (exchange.kind !== "aws-secrets-manager" || iam.identity !== "pod-identity" || !isOurs) return [];
  return [
    new ValidatingAdmissionPolicy({
      metadata: { name },
      spec: {
        failurePolicy: "Fail",
        matchConstraints: {
          resourceRules: [
            {
              apiGroups: ["external-secrets.io"],
              apiVersions: ["*"],
              operations: ["CREATE", "UPDATE"],
              resources: ["secretstores"],
              scope: "*",
            },
          ],
        },
        validations: [
          {
            expression: `!has(${aws}) || has(${aws}.auth) && (has(${aws}.auth.jwt) || has(${aws}.auth.secretRef))`,
            message:
              "The role of External Secrets is for the exchange of the mesh. Give the store credentials of its own: auth.jwt or auth.secretRef.",
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
