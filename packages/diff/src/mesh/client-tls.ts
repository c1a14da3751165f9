import type { Inventory } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { hostKey } from "@meshwright/checks";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { resourceOf } from "../object-change.ts";
import { isWithin } from "../value/change.ts";

/** What DestinationRules have clients speak to a host, where another thing holds than before. */
export interface ClientTlsChange {
  readonly cause: Cause;
  readonly rule: string;
  readonly host: string;
  /** The host, and what of it: `web.shop.svc.cluster.local (subset v2)`, `… (port 8443)`; the host alone for all of it. */
  readonly target: string;
  /** `automatic` where no mode is set: mTLS to servers with a sidecar, plaintext to others. */
  readonly from: string;
  readonly to: string;
}

export const automatic = "automatic";

/** Modes by which a client shows the server no certificate of the mesh. `MUTUAL` shows one that files hold. */
export const isWithoutIdentity = (mode: string): boolean => mode === "DISABLE" || mode === "SIMPLE";

/** From all places of a DestinationRule that may set a mode: what for → mode. */
function modesOf(spec: Json | undefined): ReadonlyMap<string, string> {
  const found: (readonly [string, string])[] = [];
  const look = (policy: Json | undefined, of: string): void => {
    const mode = textAt(policy, "tls", "mode");
    if (at(policy, "tls") !== undefined) found.push([of, mode ?? "DISABLE"]);
    for (const one of itemsAt(policy, "portLevelSettings")) {
      const port = at(one, "port", "number");
      if (at(one, "tls") !== undefined && typeof port === "number")
        found.push([`${of === "" ? "" : `${of}, `}port ${port}`, textAt(one, "tls", "mode") ?? "DISABLE"]);
    }
  };
  look(at(spec, "trafficPolicy"), "");
  for (const subset of itemsAt(spec, "subsets"))
    look(at(subset, "trafficPolicy"), `subset ${textAt(subset, "name") ?? "without a name"}`);
  return new Map(found);
}

/**
 * Modes that DestinationRules change. Unset is automatic: https://istio.io/latest/docs/ops/configuration/traffic-management/tls-configuration/#auto-mtls,
 * and tls without a mode is DISABLE: https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode.
 */
export function clientTlsChanges({ changes }: ClusterDelta): readonly ClientTlsChange[] {
  return changes.flatMap((change) => {
    const resource = resourceOf(change);
    if (resource.ref.kind !== "DestinationRule") return [];
    const [old, now] = [modesOf(change.before?.body["spec"]), modesOf(change.after?.body["spec"])];
    const said = textAt(resource.body["spec"], "host");
    if (said === undefined) return [];
    const host = hostKey(said, resource);
    const rule = `DestinationRule ${resource.ref.namespace ?? "default"}/${resource.ref.name}`;
    const within = change.changes.filter((one) => isTls(one.path));
    const cause = causeOf(change, change.how === "changed" && within.length > 0 ? within : undefined);
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((of) => {
      const [from, to] = [old.get(of) ?? automatic, now.get(of) ?? automatic];
      const target = of === "" ? host : `${host} (${of})`;
      return from === to ? [] : [{ cause, rule, host, target, from, to }];
    });
  });
}

const isTls = (path: Parameters<typeof isWithin>[0]["path"]): boolean =>
  isWithin({ path }, "spec") &&
  path.some((step) => "key" in step && ["tls", "trafficPolicy", "subsets"].includes(step.key));

/** DestinationRules by which clients show no certificate to Services of a namespace. */
export const plaintextRulesInto = (inventory: Inventory, namespace: string): readonly string[] =>
  inventory.of("networking.istio.io", "DestinationRule").flatMap((rule) => {
    const host = hostKey(textAt(rule.body["spec"], "host") ?? "", rule);
    const isInto = host.endsWith(`.${namespace}.svc.cluster.local`);
    return isInto && [...modesOf(rule.body["spec"]).values()].some(isWithoutIdentity)
      ? [`DestinationRule ${rule.ref.namespace ?? "default"}/${rule.ref.name}`]
      : [];
  });
