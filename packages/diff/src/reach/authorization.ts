import type { Inventory, Resource } from "@meshwright/inventory";
import { matchesLabels } from "@meshwright/checks";
import { itemsAt, textAt } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeWithin } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import { rootNamespace, selectedLabels } from "../mesh/peer-authentication.ts";
import { podsOf } from "../mesh/pods.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { labelWords, nameOf } from "../words.ts";
import type { Access } from "./access.ts";
import { accessOf, everybody, without } from "./access.ts";
import { realCalls } from "./known-callers.ts";

const group = "security.istio.io";
const none: Access = new Map();

const dryRun = "istio.io/dry-run";

/** True for a policy that only counts what it would refuse: https://istio.io/latest/docs/tasks/security/authorization/authz-dry-run/. */
export const isDryRun = ({ body }: Resource): boolean =>
  textAt(body, "metadata", "annotations", dryRun)?.toLowerCase() === "true";

const actionOf = (policy: Resource | undefined): string | undefined =>
  policy === undefined || isDryRun(policy) ? undefined : (textAt(policy.body["spec"], "action") ?? "ALLOW");

const accessIn = (policy: Resource | undefined, action: string): Access =>
  policy === undefined || actionOf(policy) !== action ? none : accessOf(itemsAt(policy.body["spec"], "rules"));

/** Whom AuthorizationPolicies let in. ALLOW of a pod closes it to all others; DENY goes before: https://istio.io/latest/docs/concepts/security/#implicit-enablement. */
export const authorizationEffects = (delta: ClusterDelta, whole: Delta): readonly Said[] =>
  delta.changes
    .filter((change) => {
      const { ref } = resourceOf(change);
      return ref.kind === "AuthorizationPolicy" && ref.apiVersion.startsWith(`${group}/`);
    })
    .flatMap((change) => [...ofAllow(change, delta, whole), ...ofDeny(change), ...ofOthers(change)]);

const causesOf = (change: ObjectChange): Said["causes"] => [
  causeWithin(
    change,
    (one) =>
      (isWithin(one, "spec") && !isWithin(one, "spec", "selector")) ||
      isWithin(one, "metadata", "annotations", dryRun) ||
      (isWithin(one, "metadata", "annotations") && one.path.length === 2),
  ),
];

const scopeOf = (policy: Resource): string => {
  const labels = selectedLabels(policy);
  if (labels !== undefined) return `pods of namespace ${policy.ref.namespace ?? "default"} with ${labelWords(labels)}`;
  return policy.ref.namespace === rootNamespace
    ? "all pods of the mesh"
    : `all pods of namespace ${policy.ref.namespace ?? "default"}`;
};

const seeRefused =
  'See that nobody is refused who should not be: `istio_requests_total{reporter="destination",response_code="403"}` must not grow. Refused calls answer `RBAC: access denied`; `istioctl experimental authz check <pod> -n <namespace>` shows what a pod was sent.';

function ofAllow(change: ObjectChange, delta: ClusterDelta, whole: Delta): readonly Said[] {
  const policy = resourceOf(change);
  const wasAllow = actionOf(change.before) === "ALLOW";
  const isAllow = actionOf(change.after) === "ALLOW";
  if (!wasAllow && !isAllow) return [];
  const [old, now] = [accessIn(change.before, "ALLOW"), accessIn(change.after, "ALLOW")];
  const wasClosed = wasAllow || hasOther(delta.before, policy);
  const isClosed = isAllow || hasOther(delta.after, policy);
  const said = { causes: causesOf(change) };
  const name = nameOf(policy.ref);
  if (wasClosed && !isClosed)
    return [
      {
        ...said,
        risk: "stop",
        says: `${name} no longer lets in only some: everybody may call ${scopeOf(policy)}, since no other policy restricts them.`,
        beforeMerging:
          "Find out whether everybody is meant to: no other AuthorizationPolicy of these files protects the pods.",
      },
    ];
  if (!wasClosed) {
    const cut = cutOff(policy, now, delta, whole);
    const allowed = now.size === 0 ? "nobody" : listed([...now.keys()]);
    return [
      {
        ...said,
        risk: cut.length > 0 ? "stop" : "careful",
        says: `${name} closes ${scopeOf(policy)} to all but some. It is their first policy that lets somebody in; from now on these may call: ${allowed}.${refused(cut)}`,
        beforeMerging:
          'See who calls now: `sum by (source_principal) (istio_requests_total{reporter="destination",destination_workload_namespace="' +
          (policy.ref.namespace ?? "default") +
          '"})` must name nobody else.',
        afterMerging: seeRefused,
      },
    ];
  }
  return differing(change, { opened: without(now, old), closed: without(old, now) }, (closed) =>
    [...closed.values()].some((account) => account !== undefined) ? cutOff(policy, now, delta, whole, closed) : [],
  );
}

const refused = (cut: readonly string[]): string =>
  cut.length === 0 ? "" : ` Known callers that are refused then: ${listed(cut)}.`;

/** What may be done newly, and no longer. */
function differing(
  change: ObjectChange,
  { opened, closed }: { readonly opened: Access; readonly closed: Access },
  cutOffBy: (closed: Access) => readonly string[],
): readonly Said[] {
  const policy = resourceOf(change);
  const [name, scope, causes] = [nameOf(policy.ref), scopeOf(policy), causesOf(change)];
  const cut = closed.size === 0 ? [] : cutOffBy(closed);
  const said: Said[] = [];
  if (opened.size > 0)
    said.push({
      risk: opened.has(everybody) ? "stop" : "careful",
      says: `${name}: these may newly call ${scope}: ${listed([...opened.keys()])}.`,
      beforeMerging:
        "Find out whether each of them is meant to: whoever is let in can do all that the application answers.",
      causes,
    });
  if (closed.size > 0 && !opened.has(everybody))
    said.push({
      risk: cut.length > 0 ? "stop" : "careful",
      says: `${name}: these may no longer call ${scope}: ${listed([...closed.keys()])}.${refused(cut)}`,
      afterMerging: seeRefused,
      causes,
    });
  return said;
}

/** Callers that are known, and that nothing in a policy lets in. */
function cutOff(
  policy: Resource,
  allowed: Access,
  delta: ClusterDelta,
  whole: Delta,
  closed?: Access,
): readonly string[] {
  const accounts = new Set(allowed.values());
  const words = [...allowed.keys()];
  return realCalls(delta, whole, policy.ref.namespace ?? "", selectedLabels(policy))
    .filter(({ caller: { namespace, account } }) => {
      const own = `${namespace}/${account}`;
      const isIn =
        accounts.has(own) ||
        words.some((one) => one.startsWith(everybody) || one.startsWith(`pods of namespace ${namespace}`));
      return !isIn && (closed === undefined || [...closed.values()].includes(own));
    })
    .map(({ caller }) => nameOf(caller.resource.ref));
}

/** True where another policy lets in only some of the same pods. */
function hasOther(inventory: Inventory, policy: Resource): boolean {
  const labels = selectedLabels(policy);
  const pods = podsOf(inventory).filter(
    (one) => one.namespace === policy.ref.namespace && matchesLabels(labels, one.labels),
  );
  return inventory.of(group, "AuthorizationPolicy").some((other) => {
    if (actionOf(other) !== "ALLOW" || other.ref.name === policy.ref.name) return false;
    if (other.ref.namespace === rootNamespace && selectedLabels(other) === undefined) return true;
    if (other.ref.namespace !== policy.ref.namespace) return false;
    const others = selectedLabels(other);
    return (
      others === undefined ||
      (pods.length > 0
        ? pods.every((one) => matchesLabels(others, one.labels))
        : JSON.stringify(others) === JSON.stringify(labels))
    );
  });
}

function ofDeny(change: ObjectChange): readonly Said[] {
  const [old, now] = [accessIn(change.before, "DENY"), accessIn(change.after, "DENY")];
  const closed = without(now, old);
  const [said] = differing(change, { opened: none, closed }, () => (closed.has(everybody) ? ["all of them"] : []));
  const opened = without(old, now);
  const policy = resourceOf(change);
  return [
    ...(said === undefined ? [] : [said]),
    ...(opened.size === 0
      ? []
      : [
          {
            risk: "careful" as const,
            says: `${nameOf(policy.ref)}: these are no longer refused by ${scopeOf(policy)}: ${listed([...opened.keys()])}.`,
            beforeMerging: "Find out why they were refused, and whether something else keeps them out.",
            causes: causesOf(change),
          },
        ]),
  ];
}

function ofOthers(change: ObjectChange): readonly Said[] {
  const [old, now] = [actionOf(change.before), actionOf(change.after)];
  if (old !== "CUSTOM" && now !== "CUSTOM") return [];
  const policy = resourceOf(change);
  const asks =
    now === "CUSTOM"
      ? "an external service is asked, by these rules, whether"
      : "no external service is asked any more whether";
  return [
    {
      risk: now === "CUSTOM" ? "careful" : "stop",
      says: `${nameOf(policy.ref)}: ${asks} a call of ${scopeOf(policy)} is let in.`,
      ...(now === "CUSTOM"
        ? { afterMerging: "See that the external service answers: while it does not, every such call is refused." }
        : { beforeMerging: "Find out what refuses calls in its place." }),
      causes: causesOf(change),
    },
  ];
}
