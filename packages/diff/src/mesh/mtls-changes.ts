import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { matchesLabels } from "@meshwright/checks";
import { identityOf } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { labelWords, nameOf } from "../words.ts";
import { oncePer } from "../once-per.ts";
import type { EffectiveMtls, MtlsMode, MtlsPolicies } from "./peer-authentication.ts";
import { effectiveMtls, mtlsPoliciesOf, policiesFor, rootNamespace, selectedLabels } from "./peer-authentication.ts";
import type { Pods } from "./pods.ts";
import { podsOf } from "./pods.ts";

/** Pods for which another mode holds than before. */
export interface MtlsScope {
  /** `pods of namespace shop`, `Deployment shop/web`, `port 8080 of Deployment shop/web`. */
  readonly title: string;
  /** Absent for all namespaces that the tree does not know. */
  readonly namespace?: string;
  /** Absent for a whole namespace. */
  readonly pods?: Pods;
}

/** What one PeerAuthentication makes of some pods. */
export interface MtlsChange {
  readonly policy: ObjectChange;
  readonly from: MtlsMode;
  readonly to: MtlsMode;
  /** True where the namespaces are new: nobody calls there yet. */
  readonly isNew: boolean;
  /** True where it is of the whole mesh. */
  readonly isMeshWide: boolean;
  readonly scopes: readonly MtlsScope[];
}

interface Compared extends Omit<MtlsChange, "scopes" | "isMeshWide"> {
  readonly scope: MtlsScope;
}

/** All pods for which another mode holds, by the PeerAuthentication that changes it. Two rules ask for the same. */
export const mtlsChanges = oncePer(changesOf);

function changesOf({ changes, before, after }: ClusterDelta): readonly MtlsChange[] {
  const changed = new Map(
    changes
      .filter((change) => isPeerAuthentication(resourceOf(change)))
      .map((change) => [identityOf(resourceOf(change)), change]),
  );
  if (changed.size === 0) return [];
  const compare = comparing(mtlsPoliciesOf(before), mtlsPoliciesOf(after, before), changed);
  const old = namespacesOf(before);
  const pods = Map.groupBy(podsOf(after), ({ namespace }) => namespace);
  const found = [...namespacesOf(after)].flatMap((namespace) => {
    const isNew = !old.has(namespace);
    const wide = compare({ title: `pods of namespace ${namespace}`, namespace }, undefined, isNew);
    const selected = [...changed.values()].map(resourceOf).flatMap((policy) => unmatched(policy, namespace, pods));
    return [
      ...wide.changes,
      ...(pods.get(namespace) ?? []).flatMap((one) => {
        const title = nameOf(one.resource.ref);
        return compare({ title, namespace, pods: one }, one.labels, isNew, wide.modes).changes;
      }),
      ...selected.flatMap(({ title, labels }) => compare({ title, namespace }, labels, isNew, wide.modes).changes),
    ];
  });
  const everywhere = compare({ title: "pods of every namespace that has no PeerAuthentication of its own" }, undefined);
  const groups = Map.groupBy([...everywhere.changes, ...found], ({ policy, from, to, isNew }) =>
    [identityOf(resourceOf(policy)), from, to, isNew].join(" "),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { scope: _, ...said } = first;
    const isMeshWide = resourceOf(first.policy).ref.namespace === rootNamespace;
    return [{ ...said, isMeshWide, scopes: group.map(({ scope }) => scope) }];
  });
}

const isPeerAuthentication = ({ ref }: Resource): boolean =>
  ref.kind === "PeerAuthentication" && ref.apiVersion.startsWith("security.istio.io/");

const namespacesOf = ({ resources }: Inventory): ReadonlySet<string> =>
  new Set(resources.flatMap(({ ref }) => (ref.kind === "Namespace" ? ref.name : (ref.namespace ?? []))));

/** Pods that a policy selects, and no workload of the tree makes. */
function unmatched(
  policy: Resource,
  namespace: string,
  pods: ReadonlyMap<string, readonly Pods[]>,
): readonly { readonly title: string; readonly labels: Json }[] {
  const labels = selectedLabels(policy);
  if (labels === undefined || policy.ref.namespace !== namespace) return [];
  if (pods.get(namespace)?.some((one) => matchesLabels(labels, one.labels))) return [];
  return [{ title: `pods of namespace ${namespace} with ${labelWords(labels)}`, labels }];
}

type Modes = readonly [EffectiveMtls, EffectiveMtls];

/** Compares what holds on both sides; of what is inside a wider scope only what differs otherwise than that. */
const comparing =
  (old: MtlsPolicies, now: MtlsPolicies, changed: ReadonlyMap<string, ObjectChange>) =>
  (scope: MtlsScope, labels: Json | undefined, isNew = false, wider?: Modes) => {
    const namespace = scope.namespace ?? "";
    const modes: Modes = [effectiveMtls(old, namespace, labels), effectiveMtls(now, namespace, labels)];
    const [was, is] = modes;
    const policies = [...policiesFor(now, namespace, labels), ...policiesFor(old, namespace, labels)];
    const policy = narrowest(policies.flatMap((one) => changed.get(identityOf(one)) ?? []));
    if (policy === undefined) return { modes, changes: [] };
    const found: Compared[] = [];
    const isAsWider = was.mode === wider?.[0].mode && is.mode === wider[1].mode;
    if (was.mode !== is.mode && !isAsWider) found.push({ policy, from: was.mode, to: is.mode, isNew, scope });
    for (const port of new Set([...was.ports.keys(), ...is.ports.keys()])) {
      const [from, to] = [was.ports.get(port) ?? was.mode, is.ports.get(port) ?? is.mode];
      if (from !== to && (from !== was.mode || to !== is.mode))
        found.push({ policy, from, to, isNew, scope: { ...scope, title: `port ${port} of ${scope.title}` } });
    }
    return { modes, changes: found };
  };

/** A policy of some pods goes before that of a namespace, and that before the mesh's. */
function narrowest(policies: readonly ObjectChange[]): ObjectChange | undefined {
  const width = (change: ObjectChange): number => {
    const policy = resourceOf(change);
    if (policy.ref.namespace === rootNamespace) return 2;
    return selectedLabels(policy) === undefined ? 1 : 0;
  };
  return policies.toSorted((left, right) => width(left) - width(right))[0];
}
