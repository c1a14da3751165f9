import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
import { containersOf, podTemplates } from "./pods/pod-template.ts";

export const danglingVolumeMounts: Check = {
  name: "dangling-volume-mounts",
  summary: "Every volume that a container mounts is one of its pod",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const template of podTemplates(inventory)) {
      const volumes = [
        ...[...valuesAt(template.spec, ["volumes", "*"])].flatMap(({ value }) => textAt(value, "name") ?? []),
        // A StatefulSet's claims are volumes of its pods.
        ...[...valuesAt(template.resource.body, ["spec", "volumeClaimTemplates", "*"])].flatMap(
          ({ value }) => textAt(value, "metadata", "name") ?? [],
        ),
      ];
      for (const { keys, value: container } of containersOf(template))
        for (const list of ["volumeMounts", "volumeDevices"])
          for (const { keys: end, value: name } of valuesAt(container, [list, "*", "name"], keys)) {
            if (typeof name !== "string" || volumes.includes(name)) continue;
            const args = { kind: "volume of this pod called", name, nearest: nearest(name, volumes) };
            yield finding(kinds.danglingReference, placeIn(template.resource, pointerTo(...end)), args);
          }
    }
  },
};
