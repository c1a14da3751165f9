import type { SettledUnit } from "@meshwright/kit";
import { fluxForce } from "@meshwright/model";
import type { ApiObject } from "cdk8s";

/** https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources */
const prune = "kustomize.toolkit.fluxcd.io/prune";

/** Flux leaves the object where it is, even when git no longer has it: a person deletes it. */
export const stampKept = (object: ApiObject): void => object.metadata.addAnnotation(prune, "disabled");

/** Writes what Flux must know onto the objects of a unit. */
export function stampUnit({ parts }: SettledUnit): void {
  for (const { object, runsAgain, guarded } of parts) {
    // A Job cannot be changed: another spec means another Job.
    if (runsAgain) object.metadata.addAnnotation(fluxForce, "enabled");
    if (guarded) stampKept(object);
  }
}
