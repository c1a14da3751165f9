import type { Inventory } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { principalsOf } from "../mesh/calls.ts";
import { automatic, clientTlsChanges, isWithoutIdentity } from "../mesh/client-tls.ts";
import { listed } from "../mesh/listed.ts";
import { isAutoMtls, meshConfigsOf } from "../mesh/mesh-config.ts";
import type { MtlsChange } from "../mesh/mtls-changes.ts";
import { mtlsChanges } from "../mesh/mtls-changes.ts";
import { mtlsModes } from "../mesh/peer-authentication.ts";
import { isCalleeOnly } from "../mesh/plaintext-callers.ts";
import { resourceOf } from "../object-change.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

export const mtlsLooser: Rule = {
  name: "mtls-looser",
  heading: "Encryption between pods (mTLS) is no longer mandatory",
  summary: "A server that took mTLS only takes plaintext, or a client is made to send it",
  risks: ["stop", "careful"],
  *run(delta) {
    for (const change of mtlsChanges(delta))
      if (mtlsModes.indexOf(change.to) < mtlsModes.indexOf(change.from)) yield ofServers(change, delta.after);
    yield* ofClients(delta);
    yield* ofMesh(delta);
  },
};

const does = { added: "is new", removed: "goes", changed: "changes" } as const;

function ofServers({ policy, from, to, scopes, isMeshWide, isNew }: MtlsChange, after: Inventory): Said {
  const where = isMeshWide ? scopes.filter(({ namespace }) => namespace === undefined) : scopes;
  const titles = listed((where.length > 0 ? where : scopes).map(({ title }) => title));
  const [what, therefore] =
    to === "DISABLE"
      ? ["speak plaintext only", "Nothing is encrypted, and no caller proves who it is"]
      : ["take plaintext again", "Whoever reaches them over the network can call without proving who it is"];
  const allowed = [...new Set(scopes.flatMap(({ namespace }) => namespace ?? []))].flatMap((namespace) =>
    policiesByIdentity(after, namespace),
  );
  const refused =
    allowed.length > 0
      ? ` Plaintext callers have no identity, so ${listed(allowed)} will not let them in by their service account.`
      : "";
  const calleeOnly = !isMeshWide && scopes.every((scope) => isCalleeOnly(after, scope));
  const nobody = calleeOnly ? "No pod of it runs in this cluster." : "";
  return {
    risk: isNew || (calleeOnly && to !== "DISABLE") ? "careful" : "stop",
    says: `${nameOf(resourceOf(policy).ref)} ${does[policy.how]}: ${titles} ${what} (from ${from} to ${to}). ${nobody || `${therefore}.`}${refused}`,
    watch:
      'Confirm why; afterwards `istio_requests_total{reporter="destination",connection_security_policy="none"}` in Prometheus shows who really calls in plaintext.',
    causes: [
      causeOf(policy, policy.how === "changed" ? policy.changes.filter((one) => isWithin(one, "spec")) : undefined),
    ],
  };
}

const policiesByIdentity = (inventory: Inventory, namespace: string): readonly string[] =>
  inventory
    .of("security.istio.io", "AuthorizationPolicy")
    .filter(({ ref, body }) => ref.namespace === namespace && principalsOf(body).length > 0)
    .map(({ ref }) => nameOf(ref));

/** Clients that a DestinationRule has speak no mTLS any more. */
function* ofClients(delta: ClusterDelta): Generator<Said> {
  for (const { from, to, host, of, rule, cause } of clientTlsChanges(delta)) {
    const target = `${host}${of === undefined ? "" : ` (${of})`}`;
    const words = `from ${from === automatic ? "automatic mTLS" : from} to ${to === automatic ? "automatic mTLS" : to}`;
    const watch = `\`istioctl proxy-config clusters <pod of a client> --fqdn ${host.replaceAll("`", "'")} -o yaml\` shows what clients speak.`;
    if (isWithoutIdentity(to) && !isWithoutIdentity(from)) {
      const what = to === "DISABLE" ? "send plaintext" : "show no certificate of the mesh";
      const [, namespace = ""] = host.split(".");
      const isInside = host.endsWith(".svc.cluster.local");
      yield {
        risk: isInside ? "stop" : "careful",
        says: `${rule}: clients ${what} to ${target} (${words}).${isInside ? ` Servers of namespace ${namespace} that take mTLS only refuse them, others cannot tell who calls.` : ""}`,
        watch,
        causes: [cause],
      };
    } else if (to === automatic || (to === "SIMPLE" && from === "DISABLE") || (to === "DISABLE" && from === "SIMPLE"))
      yield {
        risk: "careful",
        says: `${rule} changes what clients speak to ${target}: ${words}. Automatic is mTLS to servers with a sidecar, and plaintext to others.`,
        watch,
        causes: [cause],
      };
  }
}

/** What istiod says for all clients. */
function* ofMesh({ changes, before, after }: ClusterDelta): Generator<Said> {
  const wasManual = meshConfigsOf(before).some((config) => !isAutoMtls(config));
  const manual = wasManual ? [] : meshConfigsOf(after).filter((config) => !isAutoMtls(config));
  for (const { from } of manual)
    for (const change of changes.filter((one) => one.after?.file === from.file))
      yield {
        risk: "stop",
        says: "meshConfig.enableAutoMtls becomes false: clients send plaintext wherever no DestinationRule says ISTIO_MUTUAL, and servers that take mTLS only refuse them.",
        watch: "Look that a DestinationRule with ISTIO_MUTUAL covers every host that is called.",
        causes: [
          causeOf(
            change,
            change.changes.filter((one) =>
              one.path.some((step) => "key" in step && ["enableAutoMtls", "mesh"].includes(step.key)),
            ),
          ),
        ],
      };
}
