import { finding, kinds, nearest, pointerTo } from "@meshwright/findings";
import { itemsAt, placeIn, textAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { valuesAt } from "./known/ways.ts";
import { covers, destinationWays, hostKey } from "./traffic/host.ts";

const group = "networking.istio.io";

export const danglingSubsets: Check = {
  name: "dangling-subsets",
  summary: "Every subset that a VirtualService sends to is defined by a DestinationRule of that host",
  finds: [kinds.danglingReference],
  *run({ inventory }) {
    const defined = inventory.of(group, "DestinationRule").map((rule) => ({
      host: hostKey(textAt(rule.body, "spec", "host") ?? "", rule),
      names: itemsAt(rule.body, "spec", "subsets").flatMap((subset) => textAt(subset, "name") ?? []),
    }));
    for (const resource of inventory.of(group, "VirtualService"))
      for (const { keys, value } of destinationWays.flatMap((way) => [...valuesAt(resource.body, way)])) {
        const host = textAt(value, "host");
        const subset = textAt(value, "subset");
        if (host === undefined || subset === undefined || subset === "") continue;
        const known = defined
          .filter((rule) => covers(rule.host, hostKey(host, resource)))
          .flatMap(({ names }) => names);
        if (known.includes(subset)) continue;
        const args = { kind: `subset of ${host}`, name: subset, nearest: nearest(subset, known) };
        yield finding(kinds.danglingReference, placeIn(resource, pointerTo(...keys, "subset")), args);
      }
  },
};
