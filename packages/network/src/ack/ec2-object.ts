import { Model } from "@kubernetes-models/base";
import type { AckKind } from "@meshwright/model";
import { ackGroup } from "@meshwright/model";

interface Ec2ObjectData {
  readonly name: string;
  readonly namespace: string;
  readonly region: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly spec: object;
}

const prefix = "services.k8s.aws";

/**
 * An object of ACK's EC2 controller. No package has these kinds; what is rendered is held against their schemas like every object.
 * Deleting the object never deletes what it made: https://aws-controllers-k8s.github.io/docs/guides/deletion-policy
 */
export class Ec2Object extends Model<unknown> {
  constructor(kind: AckKind, { name, namespace, region, annotations, spec }: Ec2ObjectData) {
    super();
    this.setDefinedProps({
      apiVersion: `${ackGroup}/v1alpha1`,
      kind,
      metadata: {
        name,
        namespace,
        annotations: { [`${prefix}/deletion-policy`]: "retain", [`${prefix}/region`]: region, ...annotations },
      },
      spec,
    });
  }
}

/**
 * Takes over what exists, and has it as the object says. Tags that others put on it stay where the controller has the feature
 * IgnoreFieldDrift switched on; else it removes them.
 * https://aws-controllers-k8s.github.io/docs/guides/adoption, https://aws-controllers-k8s.github.io/docs/guides/ignore-field-drift
 */
export const adopted = (fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  [`${prefix}/adoption-policy`]: "adopt-or-create",
  [`${prefix}/adoption-fields`]: JSON.stringify(fields),
  [`${prefix}/ignore-field-drift`]: "spec.tags",
});
