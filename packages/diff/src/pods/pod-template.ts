import type { Resource } from "@meshwright/inventory";
import { containerLists, templateKeys } from "@meshwright/checks";
import { at, itemsAt, textAt, textsAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";

/** One container of a pod's spec, and the keys that lead to it from there. */
export interface FoundContainer {
  readonly name: string;
  readonly keys: readonly (string | number)[];
  readonly body: Json;
}

/** Containers that have a name, by which Kubernetes knows them. */
export const containersOf = (podSpec: Json | undefined): readonly FoundContainer[] =>
  containerLists.flatMap((list) =>
    itemsAt(podSpec, list).flatMap((body, index) => {
      const name = textAt(body, "name");
      return name === undefined ? [] : [{ name, keys: [list, index], body }];
    }),
  );

export const podSpecOf = (resource: Resource): Json | undefined => {
  const keys = templateKeys(resource);
  return keys === undefined ? undefined : at(resource.body, ...keys, "spec");
};

/** All arguments of the containers that a workload runs. */
export const argumentsOf = (workload: Resource): readonly string[] =>
  itemsAt(podSpecOf(workload), "containers").flatMap((container) => textsAt(container, "args"));
