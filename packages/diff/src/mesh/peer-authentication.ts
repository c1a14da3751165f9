import type { Inventory, Resource } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { matchesLabels } from "@meshwright/checks";
import { at, entriesAt, identityOf, textAt } from "@meshwright/inventory";

/** What a server takes: plaintext only, both, mTLS only. Worst first. */
export const mtlsModes = ["DISABLE", "PERMISSIVE", "STRICT"] as const;
export type MtlsMode = (typeof mtlsModes)[number];

/** The namespace whose policies are of the whole mesh. */
export const rootNamespace = "istio-system";

/** The policies of a cluster, those first that win over others of the same scope. */
export interface MtlsPolicies {
  readonly mesh: readonly Resource[];
  readonly ofNamespace: ReadonlyMap<string, readonly Resource[]>;
  readonly ofPods: ReadonlyMap<string, readonly Resource[]>;
}

/** What holds for some pods, and which port differs. */
export interface EffectiveMtls {
  readonly mode: MtlsMode;
  readonly ports: ReadonlyMap<string, MtlsMode>;
}

const selectorOf = ({ body }: Resource): Json | undefined => at(body["spec"], "selector", "matchLabels");
const hasSelector = (policy: Resource): boolean => entriesAt(selectorOf(policy)).length > 0;

/** All PeerAuthentications. The oldest of a scope wins: what was there before does so over what comes. */
export function mtlsPoliciesOf(inventory: Inventory, older?: Inventory): MtlsPolicies {
  const known = new Set(older?.of("security.istio.io", "PeerAuthentication").map(identityOf));
  const all = inventory
    .of("security.istio.io", "PeerAuthentication")
    .toSorted((left, right) => Number(known.has(identityOf(right))) - Number(known.has(identityOf(left))));
  const wide: ReadonlyMap<string, readonly Resource[]> = Map.groupBy(
    all.filter((policy) => !hasSelector(policy)),
    ({ ref }) => ref.namespace ?? "",
  );
  const others = all.filter((policy) => hasSelector(policy) && policy.ref.namespace !== rootNamespace);
  return {
    mesh: wide.get(rootNamespace) ?? [],
    ofNamespace: new Map([...wide].filter(([namespace]) => namespace !== rootNamespace)),
    ofPods: Map.groupBy(others, ({ ref }) => ref.namespace ?? ""),
  };
}

/** The policies that speak of some pods, the narrowest first; without labels those of their namespace. */
export function policiesFor(policies: MtlsPolicies, namespace: string, labels?: Json): readonly Resource[] {
  const ofPods = labels === undefined ? [] : (policies.ofPods.get(namespace) ?? []);
  return [
    ofPods.find((policy) => matchesLabels(selectorOf(policy), labels)),
    policies.ofNamespace.get(namespace)?.[0],
    policies.mesh[0],
  ].flatMap((policy) => policy ?? []);
}

/**
 * What holds for the pods of a namespace, or for those with some labels. The narrowest scope goes first, UNSET means the next wider
 * one, and ports are only looked at in a policy with a selector: `ComposePeerAuthentication` in
 * https://github.com/istio/istio/blob/master/pilot/pkg/security/authn/policy_applier.go.
 */
export function effectiveMtls(policies: MtlsPolicies, namespace: string, labels?: Json): EffectiveMtls {
  const all = policiesFor(policies, namespace, labels);
  const modes = all.map(({ body }) => modeAt(body["spec"], "mtls"));
  const mode = modes.find((one) => one !== undefined) ?? "PERMISSIVE";
  const [narrowest] = all;
  const ports =
    narrowest !== undefined && hasSelector(narrowest) ? entriesAt(narrowest.body["spec"], "portLevelMtls") : [];
  return { mode, ports: new Map(ports.map(([port, value]) => [port, modeAt(value) ?? mode])) };
}

function modeAt(value: Json | undefined, ...keys: readonly string[]): MtlsMode | undefined {
  const text = textAt(value, ...keys, "mode");
  return mtlsModes.find((mode) => mode === text);
}

/** Of the policies with a selector: its labels. */
export const selectedLabels = (policy: Resource): Json | undefined =>
  hasSelector(policy) ? selectorOf(policy) : undefined;
