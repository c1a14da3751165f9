import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { apiGroup } from "@meshwright/model";
import { referenceCheck, type ReferenceRule } from "./known/reference.ts";

const workload = (value: Json, { ref }: Resource) => {
  const kind = textAt(value, "kind");
  return kind === undefined
    ? undefined
    : { group: apiGroup(textAt(value, "apiVersion") ?? "apps/v1"), kind, namespace: ref.namespace };
};

const rules: readonly ReferenceRule[] = [
  {
    group: "autoscaling",
    kinds: ["HorizontalPodAutoscaler"],
    way: ["spec", "scaleTargetRef"],
    name: "name",
    target: workload,
  },
  {
    group: "autoscaling.k8s.io",
    kinds: ["VerticalPodAutoscaler"],
    way: ["spec", "targetRef"],
    name: "name",
    target: workload,
  },
];

export const danglingScaleTargets = referenceCheck({
  name: "dangling-scale-targets",
  summary: "Every workload that is to be scaled is rendered or known to be made",
  rules,
});
