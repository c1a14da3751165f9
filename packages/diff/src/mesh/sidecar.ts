import type { Json } from "@meshwright/model";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import { defaultRevision, injectionLabels } from "@meshwright/model";

/**
 * The revision whose istiod gives a pod its sidecar; undefined where it gets none. Of the labels of its namespace and its own:
 * https://github.com/istio/istio/blob/master/manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml,
 * and of `injectRequired` in pkg/kube/inject/inject.go, which leaves out pods in the network of their node.
 */
export function sidecarOf(
  namespace: Json | undefined,
  pod: Json | undefined,
  spec?: Json,
  annotations?: Json,
): string | undefined {
  if (at(spec, "hostNetwork") === true) return undefined;
  const wish = textAt(pod, injectionLabels.pod);
  // The annotation asks for nothing, but refuses where there is no label.
  if ((wish ?? textAt(annotations, injectionLabels.pod)) === "false") return undefined;
  const [ofNamespace, revision] = injectionOf(namespace);
  if (ofNamespace === "enabled") return defaultRevision;
  if (ofNamespace !== undefined) return undefined;
  const own = textAt(pod, injectionLabels.revision);
  if (revision !== undefined) return revision;
  return wish === "true" ? (own ?? defaultRevision) : own;
}

/** What the labels of a namespace say: `enabled` or `disabled`, and the revision. */
export const injectionOf = (labels: Json | undefined): readonly [string | undefined, string | undefined] => [
  textAt(labels, injectionLabels.namespace),
  textAt(labels, injectionLabels.revision),
];

/** True for pods that hold a proxy whoever injects: those of gateways, and what was injected before it was written. */
export const holdsProxy = (spec: Json | undefined): boolean =>
  ["containers", "initContainers"].some((list) =>
    itemsAt(spec, list).some((container) => textAt(container, "name") === "istio-proxy"),
  );
