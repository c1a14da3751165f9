import type { SettledUnit } from "@meshwright/kit";
import { gateHook } from "@meshwright/model";
import type { ApiObject } from "cdk8s";

/** A person must confirm before Argo CD prunes or deletes the object: https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/. */
const syncOptions = "argocd.argoproj.io/sync-options";
export const asksFirst = ["Prune=confirm", "Delete=confirm"] as const;

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#ignoring-child-resource-health-check-in-applications */
const ignoreHealth = "argocd.argoproj.io/ignore-healthcheck";

const compareOptions = "argocd.argoproj.io/compare-options";

/** Writes what Argo CD must know onto the objects of a unit. */
export function stampUnit({ parts }: SettledUnit): void {
  for (const part of parts) {
    if (!part.healthCounts) part.object.metadata.addAnnotation(ignoreHealth, "true");
    // Helm would run it again at each upgrade.
    if (part.runsAgain)
      for (const [key, value] of Object.entries(gateHook)) part.object.metadata.addAnnotation(key, value);
    if (part.guarded) part.object.metadata.addAnnotation(syncOptions, asksFirst.join(","));
  }
}

/** The object stays when git no longer has it, and does not count as a difference: a sync for it would never end. */
export function stampKept(object: ApiObject): void {
  object.metadata.addAnnotation(syncOptions, "Prune=false");
  object.metadata.addAnnotation(compareOptions, "IgnoreExtraneous");
}
