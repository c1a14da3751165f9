import { kinds } from "@meshwright/findings";
import { ackGroup, apiGroup } from "@meshwright/model";
import type { Check } from "./check.ts";
import { dangling } from "./known/reference.ts";
import { namespaceNamed } from "./known/target.ts";

export const danglingNamespaces: Check = {
  name: "dangling-namespaces",
  summary: "Every namespace that objects lie in, or charts are installed in, is rendered or known to be made",
  finds: [kinds.danglingReference],
  *run(input) {
    // What delivers lies in the namespace of its engine, which came first.
    const placed = input.inventory.resources.filter(({ area }) => area.of !== "delivery");
    const ofObjects = placed.flatMap((resource) => {
      const { namespace, apiVersion } = resource.ref;
      // That of a network is where its controller looks, and says whose account it is.
      const byHand = apiGroup(apiVersion) === ackGroup;
      return namespace === undefined
        ? []
        : [{ resource, keys: ["metadata", "namespace"], target: namespaceNamed(namespace), byHand }];
    });
    const ofReleases = input.inventory.releases.map(({ from, namespace, namespaceKeys }) => ({
      resource: from,
      keys: namespaceKeys,
      target: namespaceNamed(namespace),
    }));
    yield* dangling(input, [...ofObjects, ...ofReleases]);
  },
};
