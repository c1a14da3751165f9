import { knownName } from "@meshwright/model";
import { ResourceQuota } from "kubernetes-models/v1/ResourceQuota";

/**
 * Where a cluster keeps the intermediates that it signs for others. In `istio-system` the gateways' accounts may read every
 * Secret.
 */
export const signingNamespace = knownName("meshwright-signing");

/**
 * No pod runs in it, so none mounts their keys. It is there before the first of them and stays after the last, and with it the
 * namespace among those into which the cluster's AppProject lets Argo CD reach.
 */
export const noPods = (): ResourceQuota =>
  new ResourceQuota({
    metadata: { name: "no-pods", namespace: signingNamespace },
    spec: { hard: { pods: "0" } },
  });
