import { kinds } from "@meshwright/findings";
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
      const { namespace } = resource.ref;
      return namespace === undefined
        ? []
        : [{ resource, keys: ["metadata", "namespace"], target: namespaceNamed(namespace) }];
    });
    const ofReleases = input.inventory.releases.map(({ from, namespace, namespaceKeys }) => ({
      resource: from,
      keys: namespaceKeys,
      target: namespaceNamed(namespace),
    }));
    yield* dangling(input, [...ofObjects, ...ofReleases]);
  },
};
