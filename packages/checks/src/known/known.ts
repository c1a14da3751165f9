import type { CheckInput } from "../check.ts";
import { apiGroup } from "@meshwright/model";
import { madeByChart } from "./charts.ts";
import { istioRoots, madeByController } from "./controllers.ts";
import { isOwnRole, ownNamespaces, ownObjects } from "./kubernetes.ts";
import { configMap, namespaceNamed, type Target, targetKey } from "./target.ts";

/** What the API server will hold, as far as anything is known of it. */
export interface Known {
  /** True where the object is rendered or made by something known, or may be made by something that is not known. */
  has(target: Target): boolean;
  /** Names of the same kind in the same namespace: what a wrong name may have meant. */
  alike(target: Target): readonly string[];
  /** True where charts make objects in the namespace, pods among them. */
  hasReleaseIn(namespace: string): boolean;
}

/** Kinds that a platform's team often keeps for all. */
const shared = new Set(["external-secrets.io/ClusterSecretStore", "cert-manager.io/ClusterIssuer"]);

const listKey = ({ group, kind, namespace }: Target): string => [group, kind, namespace ?? "-"].join("/");

/** Half of all checks ask the same of the same input. */
const asked = new WeakMap<CheckInput, Known>();

export function knownIn(input: CheckInput): Known {
  const known = asked.get(input) ?? gather(input);
  asked.set(input, known);
  return known;
}

function gather({ inventory, given }: CheckInput): Known {
  const { resources, releases } = inventory;
  const charts = releases.map((release) => ({ release, makes: madeByChart(release) }));
  const unknown = charts.filter(({ makes }) => makes === undefined);
  const istiod = releases.some(({ chart }) => chart === "istiod");
  const targets: readonly Target[] = [
    ...resources.map(({ ref }) => ({ ...ref, group: apiGroup(ref.apiVersion) })),
    ...resources.flatMap(madeByController),
    ...charts.flatMap(({ makes }) => makes ?? []),
    ...ownObjects,
    ...[
      ...ownNamespaces,
      "default",
      ...releases.filter(({ makesNamespace }) => makesNamespace).map(({ namespace }) => namespace),
    ].map((name) => namespaceNamed(name)),
    ...(istiod ? [configMap(istioRoots)] : []),
  ];
  const keys = new Set([...targets.map(targetKey), ...(given ?? [])]);
  const lists = Map.groupBy(targets, listKey);
  const foreign = new Set([...ownNamespaces, ...unknown.map(({ release }) => release.namespace)]);
  const isForeign = (namespace: string): boolean =>
    foreign.has(namespace) || (given?.has(targetKey(namespaceNamed(namespace))) ?? false);
  const installed = new Set(releases.map(({ namespace }) => namespace));

  return {
    has(target) {
      const { namespace, group, kind } = target;
      if (keys.has(targetKey(target)) || keys.has(targetKey({ ...target, namespace: undefined }))) return true;
      if (isOwnRole(target)) return true;
      if (namespace !== undefined) return isForeign(namespace);
      if (given === undefined && shared.has(`${group}/${kind}`)) return true;
      return unknown.length > 0 && kind !== "Namespace";
    },
    alike: (target) =>
      [target, { ...target, namespace: undefined }].flatMap((one) =>
        (lists.get(listKey(one)) ?? []).map(({ name }) => name),
      ),
    hasReleaseIn: (namespace) => installed.has(namespace),
  };
}
