import type { Presence } from "./presence.ts";
import { namespaceInjection } from "@meshwright/model";
import { Namespace } from "kubernetes-models/v1/Namespace";

/** The namespace of an app. Where the app is only called, nothing runs in it, and it asks for no sidecars. */
export function namespaceOf({ app, runs }: Presence): Namespace {
  const { namespace: name, labels, annotations, podSecurity, injection } = app;
  const level = runs ? podSecurity : "restricted";
  return new Namespace({
    metadata: {
      name,
      labels: {
        ...(runs && labels),
        ...(level !== undefined && {
          "pod-security.kubernetes.io/enforce": level,
          // What keeps to more than is enforced may say so: without istio-cni only the sidecars do not.
          "pod-security.kubernetes.io/warn": level,
        }),
        ...(runs && namespaceInjection(injection)),
      },
      ...(runs && Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
    },
  });
}
