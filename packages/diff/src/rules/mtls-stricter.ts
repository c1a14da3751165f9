import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { Said } from "../rule.ts";
import type { Rule } from "../rule.ts";
import { isCalleeOnly, plaintextCallers } from "../mesh/plaintext-callers.ts";
import { automatic, clientTlsChanges } from "../mesh/client-tls.ts";
import { listed } from "../mesh/listed.ts";
import type { MtlsChange } from "../mesh/mtls-changes.ts";
import { mtlsChanges } from "../mesh/mtls-changes.ts";
import { mtlsModes } from "../mesh/peer-authentication.ts";
import { podsOf } from "../mesh/pods.ts";
import { resourceOf } from "../object-change.ts";
import { isWithin } from "../value/change.ts";
import { nameOf } from "../words.ts";

export const mtlsStricter: Rule = {
  name: "mtls-stricter",
  heading: "Encryption between pods (mTLS) becomes mandatory",
  summary: "A server that took plaintext takes mTLS only, or a client is made to speak it",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    for (const change of mtlsChanges(delta))
      if (mtlsModes.indexOf(change.to) > mtlsModes.indexOf(change.from)) yield ofServers(change, delta);
    yield* ofClients(delta);
  },
};

/** What a PeerAuthentication does, as an effect's words begin. */
const does = { added: "is new", removed: "goes", changed: "changes" } as const;

function ofServers(change: MtlsChange, delta: ClusterDelta): Said {
  const { policy, from, to, scopes, isMeshWide, isNew } = change;
  const where = isMeshWide ? scopes.filter(({ namespace }) => namespace === undefined) : scopes;
  const titles = listed((where.length > 0 ? where : scopes).map(({ title }) => title));
  const what = to === "STRICT" ? "take mTLS only and refuse plaintext" : "take mTLS beside plaintext";
  const begin = `${nameOf(resourceOf(policy).ref)} ${does[policy.how]}: ${titles} ${what} (from ${from} to ${to}).`;
  const causes = [
    causeOf(policy, policy.how === "changed" ? policy.changes.filter((one) => isWithin(one, "spec")) : undefined),
  ];
  if (isNew) return { risk: "routine", says: `${begin} The namespace is new, so nobody calls there yet.`, causes };
  if (to !== "STRICT") return { risk: "careful", says: begin, watch: watchSidecars, causes };
  if (!isMeshWide && scopes.every((scope) => isCalleeOnly(delta.after, scope)))
    return { risk: "routine", says: `${begin} No pod of it runs in this cluster.`, causes };
  const { refused, unknown, meshed } = plaintextCallers(delta.after, scopes);
  const watch = watchPlaintext(isMeshWide ? undefined : scopes.flatMap(({ namespace }) => namespace ?? []));
  if (refused.length > 0)
    return {
      risk: "stop",
      says: `${begin} These call there without mTLS and will fail: ${listed(refused)}.`,
      watch,
      causes,
    };
  const known = meshed.length > 0 ? ` The known callers (${listed(meshed)}) have a sidecar.` : "";
  const others =
    unknown.length > 0
      ? ` Pods without a sidecar, of which it is not known whether they call there: ${listed(unknown)}.`
      : "";
  return {
    risk: "careful",
    says: `${begin}${isMeshWide ? "" : known}${others} Callers outside of these files are not known.`,
    watch,
    causes,
  };
}

const watchSidecars = "Look that the pods have a container `istio-proxy`: only that enforces it.";

/** https://istio.io/latest/docs/reference/config/metrics/ */
function watchPlaintext(namespaces: readonly string[] | undefined): string {
  const unique = [...new Set(namespaces)];
  const where = unique.length === 0 ? "" : `,destination_workload_namespace=~"${unique.slice(0, 5).join("|")}"`;
  const series = `{reporter="destination",connection_security_policy!="mutual_tls"${where}}`;
  return `Before merging, look in Prometheus for plaintext that still arrives: \`istio_requests_total${series}\` and \`istio_tcp_connections_opened_total${series}\` must not grow for a day.`;
}

/** Clients that a DestinationRule makes speak mTLS. */
function* ofClients(delta: ClusterDelta): Generator<Said> {
  for (const { from, to, host, of, rule, cause } of clientTlsChanges(delta)) {
    if (to !== "ISTIO_MUTUAL") continue;
    const [, namespace = ""] = host.split(".");
    const servers = podsOf(delta.after).filter((pods) => pods.namespace === namespace);
    const without = servers.filter(({ sidecar }) => sidecar === undefined).map(({ resource }) => nameOf(resource.ref));
    const words = from === automatic ? "mTLS wherever the server has a sidecar" : from;
    const says = `${rule}: clients speak mTLS to ${host}${of === undefined ? "" : ` (${of})`}, whether the server can or not (from ${words} to ISTIO_MUTUAL).`;
    yield without.length > 0
      ? {
          risk: "stop",
          says: `${says} These have no sidecar and cannot: ${listed(without)}.`,
          watch: watchServers,
          causes: [cause],
        }
      : { risk: "careful", says, watch: watchServers, causes: [cause] };
  }
}

const watchServers =
  "Look that every pod behind the host has a container `istio-proxy`; calls to one that has none end in 503.";
