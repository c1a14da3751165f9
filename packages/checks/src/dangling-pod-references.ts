import { kinds } from "@meshwright/findings";
import type { Check } from "./check.ts";
import { dangling, type Reference } from "./known/reference.ts";
import type { Target } from "./known/target.ts";
import { valuesAt } from "./known/ways.ts";
import { at, textAt } from "@meshwright/inventory";
import { containerLists, podTemplates } from "./pods/pod-template.ts";

/** From a pod's spec to what names an object, the key that holds its name, and its kind. */
const ways: readonly (readonly [way: readonly string[], key: string, kind: string])[] = [
  [[], "serviceAccountName", "ServiceAccount"],
  [[], "priorityClassName", "PriorityClass"],
  [["volumes", "*", "configMap"], "name", "ConfigMap"],
  [["volumes", "*", "secret"], "secretName", "Secret"],
  [["volumes", "*", "projected", "sources", "*", "configMap"], "name", "ConfigMap"],
  [["volumes", "*", "projected", "sources", "*", "secret"], "name", "Secret"],
  [["volumes", "*", "persistentVolumeClaim"], "claimName", "PersistentVolumeClaim"],
  [["imagePullSecrets", "*"], "name", "Secret"],
  ...containerLists.flatMap((list) => [
    [[list, "*", "env", "*", "valueFrom", "configMapKeyRef"], "name", "ConfigMap"] as const,
    [[list, "*", "env", "*", "valueFrom", "secretKeyRef"], "name", "Secret"] as const,
    [[list, "*", "envFrom", "*", "configMapRef"], "name", "ConfigMap"] as const,
    [[list, "*", "envFrom", "*", "secretRef"], "name", "Secret"] as const,
  ]),
];

/** All are of the pod's own namespace but priority classes, which have none. */
const targetOf = (kind: string, name: string, namespace: string): Target =>
  kind === "PriorityClass" ? { group: "scheduling.k8s.io", kind, name } : { group: "", kind, name, namespace };

/** Claims that a StatefulSet makes have its name and a number. */
const isOfStatefulSet = (kind: string, name: string): boolean => kind === "PersistentVolumeClaim" && /-\d+$/.test(name);

export const danglingPodReferences: Check = {
  name: "dangling-pod-references",
  summary: "Every object that a pod needs to start is rendered or known to be made",
  finds: [kinds.danglingReference],
  *run(input) {
    const references = podTemplates(input.inventory).flatMap(({ resource, keys, spec }): readonly Reference[] => {
      const { namespace } = resource.ref;
      if (namespace === undefined) return [];
      return ways.flatMap(([way, key, kind]) =>
        [...valuesAt(spec, way, [...keys, "spec"])].flatMap((found) => {
          const name = textAt(found.value, key);
          if (name === undefined || name === "" || at(found.value, "optional") === true) return [];
          if (isOfStatefulSet(kind, name)) return [];
          return [{ resource, keys: [...found.keys, key], target: targetOf(kind, name, namespace) }];
        }),
      );
    });
    yield* dangling(input, references);
  },
};
