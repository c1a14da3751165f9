import type { Resource } from "@meshwright/inventory";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";

const template = ["spec", "template"];

const ways: Readonly<Record<string, readonly string[]>> = {
  "/Pod": [],
  "/ReplicationController": template,
  "apps/DaemonSet": template,
  "apps/Deployment": template,
  "apps/ReplicaSet": template,
  "apps/StatefulSet": template,
  "batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
  "batch/Job": template,
};

/** The keys that lead to what pods are made from; undefined for an object that makes none. */
export const templateKeys = ({ ref }: Pick<Resource, "ref">): readonly string[] | undefined => {
  const kind = groupKind(ref);
  return Object.hasOwn(ways, kind) ? ways[kind] : undefined;
};

/** One container of a pod's spec, and the keys that lead to it from there. */
export interface FoundContainer {
  readonly name: string;
  readonly keys: readonly (string | number)[];
  readonly body: Json;
}

/** Containers that have a name, by which Kubernetes knows them. */
export const containersOf = (podSpec: Json | undefined): readonly FoundContainer[] =>
  ["initContainers", "containers", "ephemeralContainers"].flatMap((list) =>
    itemsAt(podSpec, list).flatMap((body, index) => {
      const name = textAt(body, "name");
      return name === undefined ? [] : [{ name, keys: [list, index], body }];
    }),
  );

export const podSpecOf = (resource: Resource): Json | undefined => {
  const keys = templateKeys(resource);
  return keys === undefined ? undefined : at(resource.body, ...keys, "spec");
};
