import type { Inventory } from "@meshwright/inventory";
import { at } from "@meshwright/inventory";
import { nameOf } from "../words.ts";
import { callsInto, reaches } from "./calls.ts";
import { plaintextRulesInto } from "./client-tls.ts";
import { isAutoMtls, meshConfigsOf } from "./mesh-config.ts";
import type { MtlsScope } from "./mtls-changes.ts";
import { isOfPeople, podsOf } from "./pods.ts";
import { injectionOf } from "./sidecar.ts";

/** Who meets servers that take mTLS only. */
export interface PlaintextCallers {
  /** Known to call, and to do so without mTLS. */
  readonly refused: readonly string[];
  /** Without sidecar; nothing says whether they call. */
  readonly unknown: readonly string[];
  /** Known to call, with a sidecar. */
  readonly meshed: readonly string[];
}

/** Who calls into some pods, as far as the objects of a cluster tell. Pods of other clusters come through a sidecar or not at all. */
export function plaintextCallers(inventory: Inventory, scopes: readonly MtlsScope[]): PlaintextCallers {
  const calls = scopes.flatMap(({ namespace, pods }) =>
    namespace === undefined
      ? []
      : callsInto(inventory, namespace).filter(
          (call) => isServed(inventory, namespace) && (pods === undefined || reaches(call, pods.labels)),
        ),
  );
  const names = (isMeshed: boolean): readonly string[] =>
    calls
      .filter(({ caller }) => (caller.sidecar !== undefined) === isMeshed)
      .map(({ caller }) => `${nameOf(caller.resource.ref)}${isMeshed ? "" : " (no sidecar)"}`);
  const callers = new Set(calls.map(({ caller }) => caller));
  const namespaces = new Set(scopes.flatMap(({ namespace }) => namespace ?? []));
  const rules = [...namespaces].flatMap((namespace) =>
    plaintextRulesInto(inventory, namespace).map((rule) => `clients of ${rule}, which has them speak no mTLS`),
  );
  const isManual = meshConfigsOf(inventory).some((config) => !isAutoMtls(config));
  return {
    refused: [
      ...names(false),
      ...rules,
      ...(isManual ? ["every client, because meshConfig.enableAutoMtls is false"] : []),
    ],
    unknown: podsOf(inventory)
      .filter((pods) => pods.sidecar === undefined && isOfPeople(pods.resource) && !callers.has(pods))
      .map(({ resource }) => nameOf(resource.ref)),
    meshed: names(true),
  };
}

/** False where no pod of a namespace has a sidecar: then nothing there refuses anything. */
function isServed(inventory: Inventory, namespace: string): boolean {
  const servers = podsOf(inventory).filter((pods) => pods.namespace === namespace);
  return servers.length === 0 || servers.some(({ sidecar }) => sidecar !== undefined);
}

/** True where a namespace is only there so that its names resolve: it has no pods, and asks for no sidecars. */
export function isCalleeOnly(inventory: Inventory, { namespace }: MtlsScope): boolean {
  if (namespace === undefined) return false;
  const found = inventory.find("", "Namespace", namespace);
  const isAsking = injectionOf(at(found?.body, "metadata", "labels")).some((one) => one !== undefined);
  return found !== undefined && !isAsking && !podsOf(inventory).some((pods) => pods.namespace === namespace);
}

/** What makes it nothing to look at. */
export const noPod = "No pod in this cluster is affected: the namespace is only there so that its names resolve.";
