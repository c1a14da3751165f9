import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { matchesSelector } from "@meshwright/checks";
import { at, itemsAt, textsAt } from "@meshwright/inventory";

/** One thing that a role lets somebody do. `*` is all. */
export interface Grant {
  readonly verb: string;
  /** `secrets`, `certificates.cert-manager.io`, `/healthz`. */
  readonly resource: string;
  /** Absent: whatever its name. */
  readonly name?: string;
}

/** More than a role of people has: what is beyond is compared as one. */
const most = 20_000;

/** What rules grant, one by one: https://kubernetes.io/docs/reference/access-authn-authz/rbac/. */
export function grantsOf(rules: readonly Json[]): readonly Grant[] {
  const grants = rules.flatMap((rule): readonly Grant[] => {
    const resources = textsAt(rule, "resources").flatMap((resource) =>
      textsAt(rule, "apiGroups").map((group) => (group === "" ? resource : `${resource}.${group}`)),
    );
    const all = [...resources, ...textsAt(rule, "nonResourceURLs")];
    const verbs = textsAt(rule, "verbs");
    const names = textsAt(rule, "resourceNames");
    if (all.length * verbs.length * Math.max(1, names.length) > most)
      return [{ verb: "*", resource: `one of ${all.length} kinds` }];
    return all.flatMap((resource) =>
      verbs.flatMap((verb) =>
        names.length === 0 ? [{ verb, resource }] : names.map((name) => ({ verb, resource, name })),
      ),
    );
  });
  return [...new Map(grants.map((grant) => [keyOf(grant), grant])).values()];
}

const keyOf = ({ verb, resource, name }: Grant): string => JSON.stringify([verb, resource, name]);

const parted = (resource: string): readonly [string, string] => {
  const dot = resource.indexOf(".");
  return dot < 0 ? [resource, ""] : [resource.slice(0, dot), resource.slice(dot + 1)];
};

/** The group and the plural that a pattern like `*.apps` or `*.*` stands for. */
function coversResource(pattern: string, resource: string): boolean {
  if (pattern === resource || pattern === "*.*") return true;
  const [plural, group] = parted(pattern);
  const [other, ofGroup] = parted(resource);
  return (plural === "*" || plural === other) && (group === "*" || group === ofGroup);
}

/** What is granted by one list and by nothing of the other. */
export function grantsBeyond(all: readonly Grant[], others: readonly Grant[]): readonly Grant[] {
  const exact = new Set(others.map(keyOf));
  const wide = others.filter(
    ({ verb, resource, name }) => name === undefined || verb === "*" || resource.includes("*"),
  );
  return all.filter(
    (grant) =>
      !exact.has(keyOf(grant)) &&
      !wide.some(
        (other) =>
          (other.verb === "*" || other.verb === grant.verb) &&
          coversResource(other.resource, grant.resource) &&
          (other.name === undefined || other.name === grant.name),
      ),
  );
}

/** The rules of a role, with those of the ClusterRoles that it gathers. */
export function rulesOf(role: Resource | undefined, inventory: Inventory): readonly Json[] {
  if (role === undefined) return [];
  const selectors = itemsAt(role.body, "aggregationRule", "clusterRoleSelectors");
  const gathered = selectors.length === 0 ? [] : inventory.of("rbac.authorization.k8s.io", "ClusterRole");
  return [
    ...itemsAt(role.body, "rules"),
    ...gathered
      .filter((one) => selectors.some((selector) => matchesSelector(selector, at(one.body, "metadata", "labels"))))
      .flatMap((one) => itemsAt(one.body, "rules")),
  ];
}

/** `get and list secrets`, by resource. */
export function grantWords(grants: readonly Grant[]): readonly string[] {
  const groups = Map.groupBy(grants, ({ resource, name }) => `${resource}${name === undefined ? "" : ` ${name}`}`);
  return [...groups].map(([what, all]) => {
    const verbs = all.map(({ verb }) => (verb === "*" ? "do everything with" : verb));
    return `${verbs.length > 3 ? `${verbs.slice(0, 3).join(", ")}, …` : verbs.join(", ")} ${what === "*.*" ? "everything" : what}`;
  });
}
