import { kinds } from "@meshwright/findings";
import type { Resource } from "@meshwright/inventory";
import { itemsAt } from "@meshwright/inventory";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import { service } from "./known/target.ts";
import { type Found, valuesAt } from "./known/ways.ts";
import { covers, destinationWays, entryHosts, hostKey, serviceOf } from "./traffic/host.ts";

const group = "networking.istio.io";

/** At a gateway a name without dots may be whatever a client says. */
const isForGateways = ({ body }: Resource): boolean => {
  const gateways = itemsAt(body["spec"], "gateways");
  return gateways.length > 0 && !gateways.includes("mesh");
};

const hostsOf = (resource: Resource): readonly Found[] => [
  ...(isForGateways(resource) ? [] : valuesAt(resource.body, ["spec", "hosts", "*"])),
  ...destinationWays.flatMap((way) => [...valuesAt(resource.body, [...way, "host"])]),
];

export const danglingHosts: Check = {
  name: "dangling-hosts",
  summary: "Every host in the DNS of the cluster that Istio routes to is a Service or a ServiceEntry",
  finds: [kinds.danglingReference],
  *run(input) {
    const entries = entryHosts(input.inventory);
    const hosts = [
      ...input.inventory.of(group, "VirtualService").map((resource) => ({ resource, found: hostsOf(resource) })),
      ...input.inventory
        .of(group, "DestinationRule")
        .map((resource) => ({ resource, found: [...valuesAt(resource.body, ["spec", "host"])] })),
    ];
    const references = hosts.flatMap(({ resource, found }) =>
      found.flatMap(({ keys, value }): readonly Reference[] => {
        if (typeof value !== "string") return [];
        const host = serviceOf(value, resource);
        if (host === undefined || entries.some((entry) => covers(entry, hostKey(value, resource)))) return [];
        return [{ resource, keys, target: service(host.name, host.namespace) }];
      }),
    );
    yield* dangling(input, references);
  },
};
