import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { at, entriesAt, placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
import { containerLists, podTemplates } from "./pods/pod-template.ts";

/** From a pod's spec to what names a ConfigMap, and from there to the keys of it that must be there. */
const ways: readonly (readonly [map: readonly string[], keys: readonly string[]])[] = [
  [
    ["volumes", "*", "configMap"],
    ["items", "*", "key"],
  ],
  [
    ["volumes", "*", "projected", "sources", "*", "configMap"],
    ["items", "*", "key"],
  ],
  ...containerLists.map((list) => [[list, "*", "env", "*", "valueFrom", "configMapKeyRef"], ["key"]] as const),
];

export const danglingConfigKeys: Check = {
  name: "dangling-config-keys",
  summary: "Every key of a rendered ConfigMap that a pod names is in it",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const { resource, keys, spec } of podTemplates(inventory))
      for (const [map, way] of ways)
        for (const { keys: here, value } of valuesAt(spec, map, [...keys, "spec"])) {
          const { namespace } = resource.ref;
          const name = textAt(value, "name");
          const rendered = name === undefined ? undefined : inventory.find("", "ConfigMap", name, namespace);
          if (rendered === undefined || at(value, "optional") === true) continue;
          const known = ["data", "binaryData"].flatMap((field) => entriesAt(rendered.body, field).map(([key]) => key));
          for (const { keys: end, value: key } of valuesAt(value, way, here)) {
            if (typeof key !== "string" || known.includes(key)) continue;
            const args = { kind: `ConfigMap ${name} with key`, name: key, namespace, nearest: nearest(key, known) };
            yield finding(kinds.danglingReference, placeIn(resource, pointerTo(...end)), args);
          }
        }
  },
};
