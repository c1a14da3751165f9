import type { Inventory } from "@meshwright/inventory";
import { at, textAt, textsAt } from "@meshwright/inventory";
import { defaultRevision } from "@meshwright/model";

/**
 * Revisions and tags for which some istiod of a cluster injects; undefined where the tree shows no istiod. The chart makes a webhook for
 * each tag: https://github.com/istio/istio/blob/master/manifests/charts/istio-control/istio-discovery/templates/revision-tags-mwc.yaml.
 */
export function revisionsOf(inventory: Inventory): ReadonlySet<string> | undefined {
  const ofCharts = inventory.releases
    .filter(({ chart }) => chart === "istiod" || chart === "revisiontags")
    .flatMap(({ values }) => [textAt(values, "revision") || defaultRevision, ...textsAt(values, "revisionTags")]);
  const ofWebhooks = inventory
    .of("admissionregistration.k8s.io", "MutatingWebhookConfiguration")
    .map(({ body }) => at(body, "metadata", "labels"))
    .flatMap((labels) =>
      textAt(labels, "app") === "sidecar-injector"
        ? [textAt(labels, "istio.io/rev"), textAt(labels, "istio.io/tag")]
        : [],
    )
    .flatMap((text) => text ?? []);
  const all = new Set([...ofCharts, ...ofWebhooks]);
  return all.size === 0 ? undefined : all;
}

/** Whether the network of pods is set up by the CNI plugin; undefined where the tree shows no istiod by reference. */
export const usesCni = (inventory: Inventory): boolean | undefined => {
  const found = inventory.releases.find(({ chart }) => chart === "istiod");
  if (found === undefined) return undefined;
  return at(found.values, "cni", "enabled") === true || at(found.values, "pilot", "cni", "enabled") === true;
};
