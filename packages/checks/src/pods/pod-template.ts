import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { at, textAt } from "@meshwright/inventory";
import { type Found, valuesAt } from "../known/ways.ts";

/** The pods that an object makes, or is. */
export interface PodTemplate {
  readonly resource: Resource;
  /** The keys that lead to it; empty for a Pod. */
  readonly keys: readonly string[];
  readonly labels: Json | undefined;
  readonly spec: Json | undefined;
}

const ways: readonly { readonly group: string; readonly kinds: readonly string[]; readonly keys: readonly string[] }[] =
  [
    { group: "", kinds: ["Pod"], keys: [] },
    { group: "", kinds: ["ReplicationController"], keys: ["spec", "template"] },
    { group: "apps", kinds: ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"], keys: ["spec", "template"] },
    { group: "batch", kinds: ["Job"], keys: ["spec", "template"] },
    { group: "batch", kinds: ["CronJob"], keys: ["spec", "jobTemplate", "spec", "template"] },
  ];

export const podTemplates = (inventory: Inventory): readonly PodTemplate[] =>
  ways.flatMap(({ group, kinds, keys }) =>
    kinds
      .flatMap((kind) => inventory.of(group, kind))
      .map((resource) => {
        const template = at(resource.body, ...keys);
        return { resource, keys, labels: at(template, "metadata", "labels"), spec: at(template, "spec") };
      }),
  );

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
