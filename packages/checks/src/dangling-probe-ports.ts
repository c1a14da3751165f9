import { finding, kinds, nearest } from "@meshwright/findings";
import { placeIn, pointerTo } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
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
  summary: "Every port that a probe calls by name is a port of the probed container",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    for (const template of podTemplates(inventory))
      for (const { keys, value: container } of containersOf(template))
        for (const { keys: end, value: port } of ways.flatMap((way) => [...valuesAt(container, way, keys)])) {
          // Kubernetes takes digits in quotes for the number.
          if (typeof port !== "string" || /^\d+$/.test(port)) continue;
          const declared = portsOf(container);
          if (declared.includes(port)) continue;
          const args = { kind: "port of this container called", name: port, nearest: nearest(port, declared) };
          yield finding(kinds.danglingReference, placeIn(template.resource, pointerTo(...end)), args);
        }
  },
};
