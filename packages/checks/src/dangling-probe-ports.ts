import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
import { isOurs } from "./known/ours.ts";
import { containersOf, podTemplates, portsOf } from "./pods/pod-template.ts";

const probes = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
];
const ways = probes.flatMap((probe) => ["httpGet", "tcpSocket"].map((action) => [...probe, action, "port"]));

export const danglingProbePorts: Check = {
  name: "dangling-probe-ports",
  summary: "Every port that a probe calls is a port of the probed container, or by number one of its pod",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const template of podTemplates(inventory)) {
      const containers = containersOf(template);
      const ofPod = containers.flatMap(({ value }) => portsOf(value));
      const numbersCount = isOurs(template.resource) && ofPod.length > 0;
      for (const { keys, value: container } of containers)
        for (const { keys: end, value: port } of ways.flatMap((way) => [...valuesAt(container, way, keys)])) {
          // Kubernetes takes digits in quotes for the number.
          if (typeof port !== "number" && typeof port !== "string") continue;
          const name = String(port);
          const isNumber = /^\d+$/.test(name);
          if (isNumber && !numbersCount) continue;
          const declared = isNumber ? ofPod : portsOf(container);
          if (declared.includes(name)) continue;
          const args = {
            kind: isNumber ? "port of this pod" : "port of this container called",
            name,
            nearest: nearest(name, declared),
          };
          yield finding(kinds.danglingReference, placeIn(template.resource, pointerTo(...end)), args);
        }
    }
  },
};
