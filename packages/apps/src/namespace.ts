import type { Presence } from "./presence.ts";
import { namespaceInjection } from "@meshwright/model";
import { Namespace } from "kubernetes-models/v1/Namespace";

/** The namespace of an app. Where the app is only called it is a name to resolve, and may hold what we do not know. */
export function namespaceOf({ app, runs }: Presence): Namespace {
  const { namespace: name, labels, annotations, podSecurity, injection } = app;
  return new Namespace({
    metadata: {
      name,
      labels: {
        ...(runs && labels),
        // What is enforced is said of pods alone; a warning comes with their Deployment.
        ...(runs &&
          podSecurity !== undefined && {
            "pod-security.kubernetes.io/enforce": podSecurity,
            "pod-security.kubernetes.io/warn": podSecurity,
          }),
        ...(runs && namespaceInjection(injection)),
      },
      ...(runs && Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
    },
  });
}
