import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { at, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { type Found, valuesAt } from "../known/ways.ts";

/** The pods that an object makes, or is. */
export interface PodTemplate {
  readonly resource: Resource;
  /** The keys that lead to it; empty for a Pod. */
  readonly keys: readonly string[];
  readonly labels: Json | undefined;
  readonly spec: Json | undefined;
}

const template = ["spec", "template"];

/** What makes pods, by group and kind, and the keys that lead to what they are made from. */
const ways: Readonly<Record<string, readonly string[]>> = {
  "/Pod": [],
  "/ReplicationController": template,
  "apps/DaemonSet": template,
  "apps/Deployment": template,
  "apps/ReplicaSet": template,
  "apps/StatefulSet": template,
  "batch/Job": template,
  "batch/CronJob": ["spec", "jobTemplate", "spec", "template"],
};

/** The keys that lead to what pods are made from; undefined for an object that makes none. */
export const templateKeys = ({ ref }: Pick<Resource, "ref">): readonly string[] | undefined => {
  const kind = groupKind(ref);
  return Object.hasOwn(ways, kind) ? ways[kind] : undefined;
};

export const podTemplates = (inventory: Inventory): readonly PodTemplate[] =>
  Object.entries(ways).flatMap(([way, keys]) => {
    const [group = "", kind = ""] = way.split("/");
    return inventory.of(group, kind).map((resource) => {
      const made = at(resource.body, ...keys);
      return { resource, keys, labels: at(made, "metadata", "labels"), spec: at(made, "spec") };
    });
  });

/** Lists of a pod that hold containers. */
export const containerLists = ["initContainers", "containers", "ephemeralContainers"] as const;

/** All containers of a pod, with the keys that lead to them from the object's top. */
export const containersOf = ({ keys, spec }: PodTemplate): readonly Found[] =>
  containerLists.flatMap((list) => [...valuesAt(spec, [list, "*"], [...keys, "spec"])]);

/** The names and numbers of the ports that a container declares. */
export function portsOf(container: Json): readonly string[] {
  return [...valuesAt(container, ["ports", "*"])].flatMap(({ value }) => {
    const number = at(value, "containerPort");
    return [textAt(value, "name") ?? [], typeof number === "number" ? String(number) : []].flat();
  });
}
