import { finding, kinds, pointerTo } from "@meshwright/findings";
import { at, entriesAt, itemsAt, placeIn } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Check } from "./check.ts";
import { knownIn } from "./known/known.ts";
import { podTemplates } from "./pods/pod-template.ts";
import { matchesLabels, matchesSelector } from "./pods/selector.ts";

type Matches = (selector: Json | undefined, labels: Json | undefined) => boolean;

const security = "security.istio.io";

/** Where objects select pods of their own namespace. */
const selections: readonly {
  readonly group: string;
  readonly kinds: readonly string[];
  readonly way: readonly string[];
  readonly matches: Matches;
}[] = [
  { group: "", kinds: ["Service"], way: ["spec", "selector"], matches: matchesLabels },
  { group: "policy", kinds: ["PodDisruptionBudget"], way: ["spec", "selector"], matches: matchesSelector },
  { group: "networking.k8s.io", kinds: ["NetworkPolicy"], way: ["spec", "podSelector"], matches: matchesSelector },
  {
    group: security,
    kinds: ["AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"],
    way: ["spec", "selector"],
    matches: matchesSelector,
  },
  { group: "telemetry.istio.io", kinds: ["Telemetry"], way: ["spec", "selector"], matches: matchesSelector },
  {
    group: "networking.istio.io",
    kinds: ["EnvoyFilter", "Sidecar"],
    way: ["spec", "workloadSelector", "labels"],
    matches: matchesLabels,
  },
];

const isEmpty = (selector: Json | undefined): boolean =>
  entriesAt(selector).every(
    ([key]) => key.startsWith("match") && entriesAt(selector, key).length + itemsAt(selector, key).length === 0,
  );

/**
 * Judged only where the object's own folder holds pods of its namespace, and no chart makes others there: a Service is also
 * rendered where it is only called, without what it selects.
 */
export const validPodSelectors: Check = {
  name: "valid-pod-selectors",
  summary: "Every Service, budget and policy that lies beside workloads selects some of their pods",
  finds: [kinds.unmatchedSelector],
  *run(input) {
    const known = knownIn(input);
    const templates = podTemplates(input.inventory);
    for (const { group, kinds: ofKinds, way, matches } of selections)
      for (const resource of ofKinds.flatMap((kind) => input.inventory.of(group, kind))) {
        const { namespace } = resource.ref;
        const selector = at(resource.body, ...way);
        if (namespace === undefined || isEmpty(selector) || known.hasReleaseIn(namespace)) continue;
        const there = templates.filter((template) => template.resource.ref.namespace === namespace);
        if (!there.some((template) => template.resource.folder === resource.folder)) continue;
        if (there.some(({ labels }) => matches(selector, labels))) continue;
        const place = placeIn(resource, pointerTo(...way));
        yield finding(kinds.unmatchedSelector, place, { selects: `any pod of namespace ${namespace}` });
      }
  },
};
