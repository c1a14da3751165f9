import type { Condition, Json } from "@meshwright/model";
import { apiGroup, objectOf, pluralOf } from "@meshwright/model";

/** One rule of a Role or ClusterRole. */
export interface GateRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");

/** Group and plural of a kind as one key, so that equal kinds meet. */
const resourceKey = (apiVersion: string, kind: string): string => `${apiGroup(apiVersion)}/${pluralOf(kind)}`;

const split = (key: string): { apiGroups: string[]; resources: string[] } => {
  const [group = "", resource = ""] = key.split("/");
  return { apiGroups: [group], resources: [resource] };
};

/** What gates must be able to read, by name: exactly the objects of their conditions. */
export function readRules(conditions: readonly Condition[]): readonly GateRule[] {
  const names = new Map<string, Set<string>>();
  for (const object of conditions.map(objectOf)) {
    if (object === undefined) continue;
    if (object.kind === "Secret") throw new Error(`a gate never reads a Secret: ${object.name}`);
    const key = resourceKey(object.apiVersion, object.kind);
    names.set(key, (names.get(key) ?? new Set()).add(object.name));
  }
  return [...names.keys()].toSorted().map((key) => ({
    ...split(key),
    resourceNames: [...(names.get(key) ?? [])].toSorted(),
    verbs: ["get"],
  }));
}

/** The kinds that gates create, as dry runs, in the namespace of probes. */
export function probeRules(conditions: readonly Condition[]): readonly GateRule[] {
  const keys = conditions.flatMap((condition) =>
    condition.kind === "webhook"
      ? [resourceKey(text(condition.probe["apiVersion"]), text(condition.probe["kind"]))]
      : [],
  );
  return [...new Set(keys)].toSorted().map((key) => ({ ...split(key), verbs: ["create"] }));
}
