import type { Inventory } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { matchesLabels } from "@meshwright/checks";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import { argumentsOf } from "../pods/pod-template.ts";
import type { Pods } from "./pods.ts";
import { isOfPeople, podsOf } from "./pods.ts";
import { oncePer } from "../once-per.ts";
import { accountOf, principalsOf } from "./principals.ts";

/** Pods that call a Service of their own cluster's DNS, as far as the tree tells. */
export interface KnownCall {
  readonly caller: Pods;
  readonly namespace: string;
  /** What says so: `policy`, that it is let in, is no proof that it calls. */
  readonly by: "settings" | "policy" | "verification";
  /** Absent where only the callee's pods are known. */
  readonly service?: string;
  /** Absent where any may be meant. */
  readonly port?: string;
  /** Labels that select the callee's pods; absent: any of the namespace. */
  readonly selector?: Json;
}

const callsIn = oncePer((inventory: Inventory) =>
  Map.groupBy(
    [...callsBySettings(inventory), ...callsByPolicies(inventory), ...callsByVerification(inventory)],
    (call) => call.namespace,
  ),
);

/** Who calls whom in a cluster, by the namespace that is called. */
export const callsInto = (inventory: Inventory, namespace: string): readonly KnownCall[] =>
  callsIn(inventory).get(namespace) ?? [];

/** True where a call may reach pods with these labels. */
export const reaches = ({ selector }: KnownCall, labels: Json | undefined): boolean =>
  selector === undefined || matchesLabels(selector, labels);

/** `web.shop.svc.cluster.local:80`, `web.shop`. */
const hostAndPort = /([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)(?:\.svc(?:\.cluster\.local)?)?(?::(\d{1,5}))?/g;

type Called = Pick<KnownCall, "caller" | "by" | "port"> & { readonly namespace: string; readonly service: string };

const callOf = (inventory: Inventory, { port, ...called }: Called): readonly KnownCall[] => {
  const found = inventory.find("", "Service", called.service, called.namespace);
  const selector = at(found?.body["spec"], "selector") ?? {};
  return found === undefined ? [] : [{ ...called, selector, ...(port !== undefined && { port }) }];
};

/** Names of Services in arguments and environments of pods, and in the ConfigMaps that they use. */
function callsBySettings(inventory: Inventory): readonly KnownCall[] {
  return podsOf(inventory)
    .filter(({ resource }) => isOfPeople(resource))
    .flatMap((caller) => {
      const maps = configMapsOf(caller.spec).map((name) =>
        at(inventory.find("", "ConfigMap", name, caller.namespace)?.body, "data"),
      );
      const text = JSON.stringify([caller.spec, maps]);
      const hosts = new Map(Array.from(text.matchAll(hostAndPort), (found) => [found[0], found]));
      return Array.from(hosts.values(), ([, service = "", namespace = "", port]) =>
        callOf(inventory, { caller, by: "settings", namespace, service, port }),
      ).flat();
    });
}

function configMapsOf(spec: Json | undefined): readonly string[] {
  const containers = ["initContainers", "containers"].flatMap((list) => itemsAt(spec, list));
  return [
    ...itemsAt(spec, "volumes").map((volume) => textAt(volume, "configMap", "name")),
    ...containers.flatMap((container) => [
      ...itemsAt(container, "envFrom").map((from) => textAt(from, "configMapRef", "name")),
      ...itemsAt(container, "env").map((one) => textAt(one, "valueFrom", "configMapKeyRef", "name")),
    ]),
  ].flatMap((name) => name ?? []);
}

/** Service accounts that AuthorizationPolicies let in: whoever is let in is expected to call. */
function callsByPolicies(inventory: Inventory): readonly KnownCall[] {
  const byAccount = Map.groupBy(podsOf(inventory), ({ namespace, account }) => `${namespace}/${account}`);
  return inventory.of("security.istio.io", "AuthorizationPolicy").flatMap(({ ref, body }) => {
    const { namespace } = ref;
    const action = at(body["spec"], "action") ?? "ALLOW";
    if (namespace === undefined || action !== "ALLOW") return [];
    const selector = at(body["spec"], "selector", "matchLabels");
    return principalsOf(body).flatMap((principal) =>
      (byAccount.get(accountOf(principal) ?? "") ?? []).map((caller) => ({
        caller,
        by: "policy" as const,
        namespace,
        selector,
      })),
    );
  });
}

/** What the jobs that verify the mesh try: `call shop/web stock/api:80 …`, in the name of the pods that really call. */
function callsByVerification(inventory: Inventory): readonly KnownCall[] {
  const byWorkload = Map.groupBy(podsOf(inventory), ({ namespace, resource }) => `${namespace}/${resource.ref.name}`);
  return inventory
    .of("batch", "CronJob")
    .flatMap(argumentsOf)
    .flatMap((text) =>
      Array.from(text.matchAll(/^\s*call (\S+) ([^/\s]+)\/([^:\s]+)(?::(\d+))?/gm)).flatMap(
        ([, client = "", namespace = "", service = "", port]) =>
          (byWorkload.get(client) ?? []).flatMap((caller) =>
            callOf(inventory, { caller, by: "verification", namespace, service, port }),
          ),
      ),
    );
}
