import type { ClusterDelta } from "../delta.ts";
import type { Rule, Said } from "../rule.ts";
import { isCalleeOnly, noPod, plaintextCallers } from "../mesh/plaintext-callers.ts";
import { failing, plaintextQueries, refusedQuery, tryPlaintext } from "../mesh/plaintext-checks.ts";
import { automatic, clientTlsChanges } from "../mesh/client-tls.ts";
import { listed } from "../mesh/listed.ts";
import type { MtlsChange } from "../mesh/mtls-changes.ts";
import { mtlsChanges } from "../mesh/mtls-changes.ts";
import { causeOfMtls, mtlsInWords } from "../mesh/mtls-words.ts";
import { mtlsModes } from "../mesh/peer-authentication.ts";
import { podsOf } from "../mesh/pods.ts";
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

function ofServers(change: MtlsChange, delta: ClusterDelta): Said {
  const { to, scopes, isMeshWide, isNew } = change;
  const what = to === "STRICT" ? "take mTLS only and refuse plaintext" : "take mTLS beside plaintext";
  const begin = mtlsInWords(change, what);
  const causes = [causeOfMtls(change)];
  if (isNew)
    return { risk: "routine", says: `${begin} The namespace is new, so nothing that runs is refused.`, causes };
  if (to !== "STRICT") return { risk: "careful", says: begin, afterMerging: seeSidecars, causes };
  if (!isMeshWide && scopes.every((scope) => isCalleeOnly(delta.after, scope)))
    return { risk: "routine", says: `${begin} ${noPod}`, causes };
  const { refused, unknown, meshed } = plaintextCallers(delta.after, scopes);
  const said = {
    beforeMerging: `See in Prometheus that nothing arrives in plaintext any more: ${plaintextQueries(scopes, isMeshWide)} must not grow for a day.`,
    afterMerging: `See that nobody is refused: ${refusedQuery(scopes, isMeshWide)} must not grow. Callers without a sidecar do not count there: they see \`connection reset\`, and the access log of the called pods says \`filter_chain_not_found\`.${tryPlaintext(delta.after, scopes, "refused")}`,
    causes,
  };
  const tests = failing(delta.after, scopes, "answers");
  if (refused.length > 0)
    return {
      ...said,
      risk: "stop",
      says: `${begin} These call there without mTLS and will fail: ${listed(refused)}.${tests}`,
    };
  const known = meshed.length > 0 ? ` The known callers (${listed(meshed)}) have a sidecar.` : "";
  const others =
    unknown.length > 0
      ? ` These have no sidecar, and nothing in this repository tells whether they call there: ${listed(unknown)}.`
      : "";
  return {
    ...said,
    risk: "careful",
    says: `${begin}${isMeshWide ? "" : known}${others} Callers that are not in this repository are not known.${tests}`,
  };
}

const seeSidecars =
  'See that the pods have a container `istio-proxy`, which alone enforces it: `kubectl get pods -n <namespace> -o jsonpath=\'{range .items[*]}{.metadata.name}{" "}{.spec.initContainers[*].name}{" "}{.spec.containers[*].name}{"\\n"}{end}\'`.';

/** Clients that a DestinationRule makes speak mTLS. */
function* ofClients(delta: ClusterDelta): Generator<Said> {
  for (const { from, to, host, target, rule, cause } of clientTlsChanges(delta)) {
    if (to !== "ISTIO_MUTUAL") continue;
    const [, namespace = ""] = host.split(".");
    const servers = podsOf(delta.after).filter((pods) => pods.namespace === namespace);
    const without = servers.filter(({ sidecar }) => sidecar === undefined).map(({ resource }) => nameOf(resource.ref));
    const words = from === automatic ? "mTLS wherever the server has a sidecar" : from;
    const says = `${rule}: clients speak mTLS to ${target}, whether the server can or not (from ${words} to ISTIO_MUTUAL).`;
    yield without.length > 0
      ? {
          risk: "stop",
          says: `${says} These have no sidecar and cannot: ${listed(without)}.`,
          beforeMerging: seeServers,
          causes: [cause],
        }
      : { risk: "careful", says, beforeMerging: seeServers, causes: [cause] };
  }
}

const seeServers =
  "See that every pod behind the host has a container `istio-proxy` (`kubectl get pods` with READY 2/2, or an init container of that name). Calls to a pod that has none end in 503.";
