import type { Model } from "@kubernetes-models/base";
import type { Cluster, Exchange } from "@meshwright/model";
import { admissionPolicy } from "@meshwright/kit";

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
  return admissionPolicy({
    name: "meshwright-exchange-role-is-not-shared",
    requests: { group: "external-secrets.io", resource: "secretstores", operations: ["CREATE", "UPDATE"] },
    expression: `!has(${aws}) || has(${aws}.auth) && (has(${aws}.auth.jwt) || has(${aws}.auth.secretRef))`,
    message:
      "The role of External Secrets is for the exchange of the mesh. Give the store credentials of its own: auth.jwt or auth.secretRef.",
  });
}
