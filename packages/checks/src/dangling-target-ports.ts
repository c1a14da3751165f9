import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { at, entriesAt, placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { knownIn } from "./known/known.ts";
import { valuesAt } from "./known/ways.ts";
import { isOurs } from "./known/ours.ts";
import { containersOf, podTemplates, portsOf } from "./pods/pod-template.ts";
import { matchesLabels } from "./pods/selector.ts";

export const danglingTargetPorts: Check = {
  name: "dangling-target-ports",
  summary: "Every port that a Service leads to is declared by a pod that it selects",
  finds: [kinds.danglingReference],
  *run(input) {
    const known = knownIn(input);
    const templates = podTemplates(input.inventory);
    for (const resource of input.inventory.of("", "Service")) {
      const { namespace } = resource.ref;
      const selector = at(resource.body, "spec", "selector");
      if (namespace === undefined || entriesAt(selector).length === 0 || known.hasReleaseIn(namespace)) continue;
      const selected = templates.filter(
        (one) => one.resource.ref.namespace === namespace && matchesLabels(selector, one.labels),
      );
      if (selected.length === 0) continue;
      const declared = selected.flatMap((one) => containersOf(one).flatMap(({ value }) => portsOf(value)));
      const numbersCount = [resource, ...selected.map((one) => one.resource)].every(isOurs);
      for (const { keys, value } of valuesAt(resource.body, ["spec", "ports", "*"])) {
        const port = at(value, "targetPort") ?? at(value, "port");
        const isName = typeof port === "string" && !/^\d+$/.test(port);
        if (!isName && !(numbersCount && typeof port === "number")) continue;
        const name = String(port);
        if (declared.includes(name)) continue;
        const place = placeIn(
          resource,
          pointerTo(...keys, at(value, "targetPort") === undefined ? "port" : "targetPort"),
        );
        const args = { kind: "container port", name, namespace, nearest: nearest(name, declared) };
        yield finding(kinds.danglingReference, place, args);
      }
    }
  },
};
