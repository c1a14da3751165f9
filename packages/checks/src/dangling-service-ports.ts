import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { at, itemsAt, placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
import { covers, destinationWays, entryHosts, hostKey, serviceOf } from "./traffic/host.ts";

export const danglingServicePorts: Check = {
  name: "dangling-service-ports",
  summary: "Every port of a rendered Service that a VirtualService sends to is one of its ports",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    const entries = entryHosts(inventory);
    for (const resource of inventory.of("networking.istio.io", "VirtualService"))
      for (const { keys, value } of destinationWays.flatMap((way) => [...valuesAt(resource.body, way)])) {
        const host = textAt(value, "host") ?? "";
        const port = at(value, "port", "number");
        const named = serviceOf(host, resource);
        const service = named && inventory.find("", "Service", named.name, named.namespace);
        const ports = itemsAt(service?.body, "spec", "ports").map((one) => at(one, "port"));
        if (typeof port !== "number" || ports.length === 0 || ports.includes(port)) continue;
        // A ServiceEntry may give the same host other ports.
        if (entries.some((entry) => covers(entry, hostKey(host, resource)))) continue;
        const name = String(port);
        const args = { kind: `port of ${host}`, name, nearest: nearest(name, ports.map(String)) };
        yield finding(kinds.danglingReference, placeIn(resource, pointerTo(...keys, "port", "number")), args);
      }
  },
};
