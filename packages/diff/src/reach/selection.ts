import type { Inventory, Resource } from "@meshwright/inventory";
import { matchesLabels, matchesSelector, templateKeys } from "@meshwright/checks";
import { at, entriesAt, identityOf, textAt } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { principalsOf } from "../mesh/principals.ts";
import { listed } from "../mesh/listed.ts";
import { effectiveMtls, mtlsModes, mtlsPoliciesOf, rootNamespace } from "../mesh/peer-authentication.ts";
import type { Pods } from "../mesh/pods.ts";
import { podsOf } from "../mesh/pods.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";
import { isDryRun } from "./authorization.ts";

/** Kinds that select pods, and by which keys. */
const selecting: Readonly<Record<string, readonly string[]>> = {
  "security.istio.io/AuthorizationPolicy": ["spec", "selector"],
  "networking.k8s.io/NetworkPolicy": ["spec", "podSelector"],
  "/Service": ["spec", "selector"],
};

const isSelecting = ({ ref }: Resource): boolean => Object.hasOwn(selecting, groupKind(ref));

/** True where a policy or a Service is of these pods. */
function selects(one: Resource, { namespace, labels }: Pods): boolean {
  const kind = groupKind(one.ref);
  const selector = at(one.body, ...(selecting[kind] ?? []));
  const isWide = kind === "security.istio.io/AuthorizationPolicy" && one.ref.namespace === rootNamespace;
  if (one.ref.namespace !== namespace && !isWide) return false;
  if (kind === "/Service") return entriesAt(selector).length > 0 && matchesLabels(selector, labels);
  if (kind === "networking.k8s.io/NetworkPolicy") return matchesSelector(selector, labels);
  return !isDryRun(one) && matchesLabels(at(selector, "matchLabels"), labels);
}

const selectingIn = (inventory: Inventory): ReadonlyMap<string, readonly Resource[]> =>
  Map.groupBy(inventory.resources.filter(isSelecting), ({ ref }) => ref.namespace ?? "");

interface Both {
  readonly was: Pods;
  readonly is: Pods;
  /** What changes the pods, where something does. */
  readonly own: ObjectChange | undefined;
}

/** Pods that get other labels, and those of namespaces in which a selector changes. */
function podsThat(delta: ClusterDelta): readonly Both[] {
  const byIdentity = new Map(delta.changes.map((change) => [identityOf(resourceOf(change)), change]));
  const namespaces = new Set<string | undefined>(
    selectorChanges(delta).map((change) => resourceOf(change).ref.namespace),
  );
  const old = new Map(podsOf(delta.before).map((pods) => [identityOf(pods.resource), pods]));
  return podsOf(delta.after).flatMap((is): readonly Both[] => {
    const was = old.get(identityOf(is.resource));
    const own = byIdentity.get(identityOf(is.resource));
    if (was === undefined || (own === undefined && !namespaces.has(is.namespace))) return [];
    return [{ was, is, own }];
  });
}

const selectorChanges = ({ changes }: ClusterDelta): readonly ObjectChange[] =>
  changes.filter(
    (change) =>
      change.how === "changed" &&
      isSelecting(resourceOf(change)) &&
      change.changes.some((one) => isWithin(one, ...(selecting[groupKind(resourceOf(change).ref)] ?? []))),
  );

/** Policies and Services that stay, and are no longer of the pods that they were of, because labels or selectors change. */
export function* selectionEffects(delta: ClusterDelta): Generator<Said> {
  const found = podsThat(delta);
  if (found.length === 0) return;
  const [old, now] = [selectingIn(delta.before), selectingIn(delta.after)];
  const policies = mtlsPoliciesOf(delta.after);
  const changed = new Map(selectorChanges(delta).map((change) => [identityOf(resourceOf(change)), change]));
  const compared = found.map(({ was, is, own }) => {
    const near = (all: ReadonlyMap<string, readonly Resource[]>): readonly Resource[] => all.get(is.namespace) ?? [];
    const held = new Map(near(now).map((one) => [identityOf(one), selects(one, is)]));
    const lost = near(old).filter((one) => held.get(identityOf(one)) === false && selects(one, was));
    // A Service that selects others is told as such.
    const left = lost.filter((one) => one.ref.kind !== "Service" || !changed.has(identityOf(one)));
    return { was, is, own, left };
  });
  // Of one policy that selects others, all pods that it leaves are told together.
  const groups = Map.groupBy(
    compared.filter(({ left }) => left.length > 0),
    ({ is, own, left }) => JSON.stringify([left.map(identityOf), own === undefined ? "" : identityOf(is.resource)]),
  );
  for (const group of groups.values()) {
    const [{ left, own } = { left: [], own: undefined }] = group;
    const names = group.map(({ is }) => nameOf(is.resource.ref));
    yield ofLost(left, listed(names), causesOf(left, own, changed));
  }
  for (const { was, is, own } of compared)
    if (own !== undefined) {
      yield* ofMtls(own, was, is, policies);
      yield* ofAccount(own, was, is, delta.after);
    }
}

/** The labels of pods, and the selectors. */
function causesOf(
  lost: readonly Resource[],
  own: ObjectChange | undefined,
  changed: ReadonlyMap<string, ObjectChange>,
): Said["causes"] {
  const selectors = lost.flatMap((one) => changed.get(identityOf(one)) ?? []);
  return [
    ...(own === undefined ? [] : [causeOf(own, changesAt(own, "metadata", "labels"))]),
    ...selectors.map((change) =>
      causeOf(
        change,
        change.changes.filter((one) => isWithin(one, ...(selecting[groupKind(resourceOf(change).ref)] ?? []))),
      ),
    ),
  ];
}

const changesAt = (change: ObjectChange, ...keys: readonly string[]): ObjectChange["changes"] =>
  change.changes.filter((one) => isWithin(one, ...(templateKeys(resourceOf(change)) ?? []), ...keys));

function ofLost(lost: readonly Resource[], name: string, causes: Said["causes"]): Said {
  const isService = (one: Resource): boolean => one.ref.kind === "Service";
  const [services, guards] = [lost.filter(isService), lost.filter((one) => !isService(one))];
  const says = [
    guards.length === 0
      ? ""
      : `${listed(guards.map(({ ref }) => nameOf(ref)))} no longer ${guards.length === 1 ? "holds" : "hold"} for ${name}: labels and selector do not match any more, and what nothing else refuses is let in.`,
    services.length === 0
      ? ""
      : `${listed(services.map(({ ref }) => nameOf(ref)))} no longer ${services.length === 1 ? "sends" : "send"} to ${name}: the labels of its new pods do not match.`,
  ];
  return {
    risk: "stop",
    says: says.filter((one) => one !== "").join(" "),
    beforeMerging:
      "Give the pods the labels that are selected, or select those that they have: `kubectl get pods -A --show-labels` shows what pods have now.",
    causes,
  };
}

/** Other labels, and therefore another PeerAuthentication. */
function* ofMtls(own: ObjectChange, was: Pods, is: Pods, policies: ReturnType<typeof mtlsPoliciesOf>): Generator<Said> {
  const [old, now] = [was, is].map(({ labels }) => effectiveMtls(policies, is.namespace, labels ?? {}).mode);
  const within = changesAt(own, "metadata", "labels");
  if (old === undefined || now === undefined || old === now || within.length === 0) return;
  const isLooser = mtlsModes.indexOf(now) < mtlsModes.indexOf(old);
  yield {
    risk: isLooser ? "stop" : "careful",
    says: `By its new labels another PeerAuthentication holds for ${nameOf(is.resource.ref)}: mTLS goes from ${old} to ${now}.`,
    beforeMerging: isLooser
      ? "Find out who is to call it without a certificate."
      : "See that each of its callers has a sidecar: their pods have a container `istio-proxy`.",
    causes: [causeOf(own, within)],
  };
}

/** Pods with another service account call as somebody else. */
function* ofAccount(own: ObjectChange, was: Pods, is: Pods, after: Inventory): Generator<Said> {
  if (was.account === is.account) return;
  const end = (account: string): string => `/ns/${is.namespace}/sa/${account}`;
  const naming = after
    .of("security.istio.io", "AuthorizationPolicy")
    .filter(({ body }) => principalsOf(body).some((one) => one.endsWith(end(was.account))))
    .filter(({ body }) => (textAt(body, "spec", "action") ?? "ALLOW") === "ALLOW");
  const missing = naming.filter(({ body }) => !principalsOf(body).some((one) => one.endsWith(end(is.account))));
  const who = listed(missing.map(({ ref }) => nameOf(ref)));
  yield {
    risk: missing.length > 0 ? "stop" : "careful",
    says: `Pods of ${nameOf(is.resource.ref)} call as service account ${is.namespace}/${is.account}, before as ${is.namespace}/${was.account}, and have its rights.${missing.length > 0 ? ` These let in the old one only: ${who}.` : ""}`,
    beforeMerging:
      "Look in all clusters for AuthorizationPolicies that name the old account (`kubectl get authorizationpolicies -A -o yaml`), and for roles of the cloud that do.",
    causes: [causeOf(own, changesAt(own, "spec"))],
  };
}
