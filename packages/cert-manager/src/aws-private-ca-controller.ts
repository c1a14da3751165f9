import type { Iam, ReleaseSettings, ResourceRef } from "@meshwright/model";
import type { Construct } from "constructs";
import { Component, type Need } from "@meshwright/kit";
import { chartOf, knownName } from "@meshwright/model";
import { resources } from "./high-availability.ts";

export const awsPrivateCaNamespace = knownName("aws-privateca-issuer");

export interface AwsPrivateCaControllerProps {
  readonly release: ReleaseSettings;
  readonly iam: Iam;
  readonly needs: readonly Need[];
}

const repository = "k1n1h4h4/cert-manager-aws-privateca-issuer";

/** The controller that has AWS Private CA sign. Values: https://github.com/cert-manager/aws-privateca-issuer, charts/aws-pca-issuer. */
export class AwsPrivateCaController extends Component {
  readonly deployment: ResourceRef = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    namespace: awsPrivateCaNamespace,
    name: knownName("aws-privateca-issuer"),
  };

  constructor(scope: Construct, { release, iam, needs }: AwsPrivateCaControllerProps) {
    super(scope, "aws-privateca-issuer");
    const { imageRegistry } = release;
    this.install(
      "issuer-controllers",
      {
        name: this.deployment.name,
        namespace: awsPrivateCaNamespace,
        chart: chartOf(release, "aws-privateca-issuer"),
        values: {
          ...(imageRegistry && { image: { repository: `${imageRegistry}/${repository}` } }),
          replicaCount: 2,
          podDisruptionBudget: { maxUnavailable: 1 },
          resources: resources("50m", "64Mi", "256Mi"),
          // The chart's defaults fail Pod Security `restricted`.
          podSecurityContext: {
            runAsNonRoot: true,
            runAsUser: 65532,
            seccompProfile: { type: "RuntimeDefault" },
          },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
          ...(iam.identity === "irsa" &&
            iam.roles.issuer && {
              serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": iam.roles.issuer } },
            }),
        },
      },
      needs,
    );
  }
}
