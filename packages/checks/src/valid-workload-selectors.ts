import { finding, kinds, pointerTo } from "@meshwright/findings";
import { at, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { podTemplates } from "./pods/pod-template.ts";
import { matchesLabels, matchesSelector } from "./pods/selector.ts";

export const validWorkloadSelectors: Check = {
  name: "valid-workload-selectors",
  summary: "Every workload selects the pods that it makes",
  finds: [kinds.unmatchedSelector],
  *run({ inventory }) {
    for (const { resource, labels } of podTemplates(inventory)) {
      const selector = at(resource.body, "spec", "selector");
      if (resource.ref.kind === "Pod" || selector === undefined || selector === null) continue;
      const matches = resource.ref.kind === "ReplicationController" ? matchesLabels : matchesSelector;
      if (matches(selector, labels)) continue;
      const place = placeIn(resource, pointerTo("spec", "selector"));
      yield finding(kinds.unmatchedSelector, place, { selects: "the labels of the workload's own pods" });
    }
  },
};
