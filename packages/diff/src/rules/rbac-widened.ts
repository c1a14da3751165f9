import type { Inventory, Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { aggregationEffects } from "../rbac/aggregation.ts";
import { bindingsOf, group, namespaceOf, roleOfBinding, subjectsOf } from "../rbac/bindings.ts";
import { dangerOf, isSmall, riskOfGrants } from "../rbac/danger.ts";
import type { Grant } from "../rbac/grants.ts";
import { grantsBeyond, grantsOf, grantWords, rulesOf } from "../rbac/grants.ts";
import type { Risk } from "../risk.ts";
import { worstOf } from "../risk.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

export const rbacWidened: Rule = {
  name: "rbac-widened",
  heading: "Who may do what with the API server changes",
  summary: "Roles grant more or less, or other subjects have them",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    for (const change of delta.changes) {
      const { ref } = resourceOf(change);
      if (!ref.apiVersion.startsWith(`${group}/`)) {
        if (ref.kind === "ServiceAccount" && ref.apiVersion === "v1") yield* ofCloudRole(change);
      } else if (ref.kind === "Role" || ref.kind === "ClusterRole") {
        yield* aggregationEffects(change, delta.after);
        yield* ofRole(change, delta);
      } else if (ref.kind === "RoleBinding" || ref.kind === "ClusterRoleBinding") yield* ofBinding(change, delta);
    }
  },
};

/** What somebody has to do, where the risk is not that of what nobody looks at. */
const wide = (risk: Risk): Pick<Said, "beforeMerging"> =>
  risk === "routine"
    ? {}
    : {
        beforeMerging:
          "Find out whether each of these rights is needed: `kubectl auth can-i --list --as=system:serviceaccount:<namespace>:<name>` shows all that somebody may do now.",
      };
const narrow = (risk: Risk): Pick<Said, "afterMerging"> =>
  risk === "routine" ? {} : { afterMerging: "See that the log of who loses it does not say `forbidden`." };

/** Where a role holds: the namespaces of its bindings, undefined for all; none where nobody has it. */
const placesOf = (bindings: readonly Resource[]): readonly (string | undefined)[] => [
  ...new Set(bindings.map(namespaceOf)),
];

const reasons = (grants: readonly Grant[], places: readonly (string | undefined)[]): string => {
  const found = places.flatMap((place) => grants.flatMap((grant) => dangerOf(grant, place) ?? []));
  return found.length === 0 ? "" : ` Whoever has it ${listed(found)}.`;
};

/** A role that stays: what it grants more and less, to whoever has it. */
function* ofRole(change: ObjectChange, { before, after }: ClusterDelta): Generator<Said> {
  const role = resourceOf(change);
  if (change.how !== "changed") return;
  const within = change.changes.filter((one) => isWithin(one, "rules") || isWithin(one, "aggregationRule"));
  if (within.length === 0) return;
  const [old, now] = [grantsOf(rulesOf(change.before, before)), grantsOf(rulesOf(change.after, after))];
  const [more, less] = [grantsBeyond(now, old), grantsBeyond(old, now)];
  const bindings = bindingsOf(role, after);
  const places = role.ref.kind === "Role" ? [role.ref.namespace] : placesOf(bindings);
  const who = listed(bindings.flatMap(subjectsOf)) || "nobody in these files";
  const causes = [causeOf(change, within)];
  const name = nameOf(role.ref);
  const riskOfMore = worstOf(places.map((place) => riskOfGrants(more, place))) ?? "careful";
  const riskOfLess = bindings.length === 0 || less.every(isSmall) ? "routine" : "careful";
  if (more.length > 0)
    yield {
      risk: riskOfMore,
      says: `${name} grants more: ${listed(grantWords(more))}. Who has it: ${who}.${reasons(more, places)}`,
      ...wide(riskOfMore),
      causes,
    };
  if (less.length > 0)
    yield {
      risk: riskOfLess,
      says: `${name} no longer grants: ${listed(grantWords(less))}. Who loses it: ${who}.`,
      ...narrow(riskOfLess),
      causes,
    };
  if (more.length + less.length === 0)
    yield { risk: "routine", says: `${name} is written otherwise, and grants the same.`, causes };
}

/** Who gets a role, and who loses it. */
function* ofBinding(change: ObjectChange, delta: ClusterDelta): Generator<Said> {
  const binding = resourceOf(change);
  if (change.how !== "changed" && isWithNamespace(binding, delta)) return;
  const within = change.changes.filter((one) => isWithin(one, "subjects") || isWithin(one, "roleRef"));
  if (change.how === "changed" && within.length === 0) return;
  const isOther = within.some((one) => isWithin(one, "roleRef"));
  const [old, now] = [subjectsOf(change.before), subjectsOf(change.after)];
  const come = isOther ? now : now.filter((one) => !old.includes(one));
  const go = isOther ? old : old.filter((one) => !now.includes(one));
  const causes = [causeOf(change, change.how === "changed" ? within : undefined), ...rolesWith(change, delta)];
  const place = namespaceOf(binding);
  const where = place === undefined ? "in the whole cluster" : `in namespace ${place}`;
  if (come.length > 0 && change.after !== undefined) {
    const { words, risk, why } = roleWords(change.after, delta.after);
    const worst = come.some((one) => /^Group system:(?:un)?authenticated$/.test(one)) ? "stop" : risk;
    yield {
      risk: worst,
      says: `${listed(come)} ${come.length === 1 ? "gets" : "get"} ${words} ${where} (${nameOf(binding.ref)}).${why}`,
      ...wide(worst),
      causes,
    };
  }
  if (go.length > 0 && change.before !== undefined) {
    const { words } = roleWords(change.before, delta.before);
    yield {
      risk: "careful",
      says: `${listed(go)} ${go.length === 1 ? "loses" : "lose"} ${words} ${where} (${nameOf(binding.ref)}).`,
      ...narrow("careful"),
      causes,
    };
  }
}

/** A namespace that comes or goes brings and takes its own rights. */
const isWithNamespace = ({ ref }: Resource, { before, after }: ClusterDelta): boolean => {
  const has = (inventory: Inventory): boolean => inventory.find("", "Namespace", ref.namespace ?? "") !== undefined;
  return ref.namespace !== undefined && has(before) !== has(after);
};

/** A role that comes or goes with its only binding. */
const rolesWith = (change: ObjectChange, { changes, before, after }: ClusterDelta): Said["causes"] => {
  const role = roleOfBinding(resourceOf(change), change.how === "removed" ? before : after);
  return changes
    .filter((one) => one.how === change.how && one.how !== "changed" && resourceOf(one).file === role?.file)
    .map((one) => causeOf(one));
};

function roleWords(
  binding: Resource,
  inventory: Inventory,
): { readonly words: string; readonly risk: Risk; readonly why: string } {
  const role = roleOfBinding(binding, inventory);
  const name = `${textAt(binding.body, "roleRef", "kind") ?? "role"} ${textAt(binding.body, "roleRef", "name") ?? "without a name"}`;
  if (name === "ClusterRole cluster-admin")
    return { words: name, risk: "stop", why: " Whoever has it may do everything." };
  if (role === undefined) return { words: name, risk: "careful", why: " What it grants is in no file." };
  const grants = grantsOf(rulesOf(role, inventory));
  const place = namespaceOf(binding);
  return {
    words: `${name} (${listed(grantWords(grants)) || "which grants nothing"})`,
    why: reasons(grants, [place]),
    risk: riskOfGrants(grants, place),
  };
}

/** https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html */
const cloudRole = "eks.amazonaws.com/role-arn";

function* ofCloudRole(change: ObjectChange): Generator<Said> {
  const within = change.changes.filter(({ path }) => path.some((step) => "key" in step && step.key === cloudRole));
  if (within.length === 0) return;
  const [old, now] = [change.before, change.after].map(
    (side) => textAt(side?.body, "metadata", "annotations", cloudRole) ?? "none",
  );
  yield {
    risk: "careful",
    says: `Pods of ${nameOf(resourceOf(change).ref)} get other rights in AWS, from their next restart on: role ${now} (before: ${old}).`,
    beforeMerging:
      "See that the trust policy of the role names this ServiceAccount, and what the role may do: `aws iam get-role --role-name <role>` and `aws iam list-attached-role-policies --role-name <role>`.",
    causes: [causeOf(change, within)],
  };
}
