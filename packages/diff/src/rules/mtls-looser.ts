import type { Inventory } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { withoutIdentity } from "../mesh/by-identity.ts";
import { automatic, clientTlsChanges, isWithoutIdentity } from "../mesh/client-tls.ts";
import { isAutoMtls, meshConfigsOf } from "../mesh/mesh-config.ts";
import type { MtlsChange } from "../mesh/mtls-changes.ts";
import { mtlsChanges } from "../mesh/mtls-changes.ts";
import { causeOfMtls, mtlsInWords } from "../mesh/mtls-words.ts";
import { mtlsModes } from "../mesh/peer-authentication.ts";
import { isCalleeOnly, noPod } from "../mesh/plaintext-callers.ts";
import { failing, plaintextQueries, tryPlaintext } from "../mesh/plaintext-checks.ts";
import type { Rule, Said } from "../rule.ts";

export const mtlsLooser: Rule = {
  name: "mtls-looser",
  heading: "Encryption between pods (mTLS) is no longer mandatory",
  summary: "A server that took mTLS only takes plaintext, or a client is made to send it",
  risks: ["stop", "careful", "routine"],
  *run(delta) {
    for (const change of mtlsChanges(delta))
      if (mtlsModes.indexOf(change.to) < mtlsModes.indexOf(change.from)) yield ofServers(change, delta.after);
    yield* ofClients(delta);
    yield* ofMesh(delta);
  },
};

function ofServers(change: MtlsChange, after: Inventory): Said {
  const { from, to, scopes, isMeshWide, isNew } = change;
  const [what, therefore] =
    to === "DISABLE"
      ? ["speak plaintext only", "Nothing is encrypted, and no caller proves who it is."]
      : ["take plaintext again", "Whoever reaches them over the network can call without proving who it is."];
  const begin = mtlsInWords(change, what);
  const causes = [causeOfMtls(change)];
  // Clients read DISABLE as well, and then send plaintext to the pods that other clusters have.
  if (!isMeshWide && to !== "DISABLE" && scopes.every((scope) => isCalleeOnly(after, scope)))
    return { risk: "routine", says: `${begin} ${noPod}`, causes };
  return {
    risk: isNew ? "careful" : "stop",
    says: `${begin} ${therefore}${withoutIdentity(after, scopes, to)}${failing(after, scopes, "refused")}`,
    beforeMerging:
      "Find out which caller needs plaintext. If it is a single one, give it a sidecar, or open only the port that it calls (`portLevelMtls`).",
    afterMerging: `See in Prometheus how much arrives in plaintext: ${plaintextQueries(scopes, isMeshWide)}. Go back to ${from} when they no longer grow.${tryPlaintext(after, scopes, "answers")}`,
    causes,
  };
}

/** Clients that a DestinationRule has speak no mTLS any more. */
function* ofClients(delta: ClusterDelta): Generator<Said> {
  for (const { from, to, host, target, rule, cause } of clientTlsChanges(delta)) {
    const words = `from ${from === automatic ? "automatic mTLS" : from} to ${to === automatic ? "automatic mTLS" : to}`;
    const afterMerging = `See what clients speak: \`istioctl proxy-config clusters <pod of a client> -n <namespace> --fqdn ${host.replaceAll("`", "'")} -o yaml\` must show a \`transportSocket\` or \`transportSocketMatches\` with TLS where mTLS is meant.`;
    if (isWithoutIdentity(to) && !isWithoutIdentity(from)) {
      const what = to === "DISABLE" ? "send plaintext" : "show no certificate of the mesh";
      const [, namespace = ""] = host.split(".");
      const isInside = host.endsWith(".svc.cluster.local");
      yield {
        risk: isInside ? "stop" : "careful",
        says: `${rule}: clients ${what} to ${target} (${words}).${isInside ? ` Servers of namespace ${namespace} that take mTLS only refuse them, others cannot tell who calls.` : ""}`,
        beforeMerging: `Find out why clients of ${target} must not speak mTLS of the mesh, and that the server takes what they send then.`,
        afterMerging,
        causes: [cause],
      };
    } else if (to === automatic || (to === "SIMPLE" && from === "DISABLE") || (to === "DISABLE" && from === "SIMPLE"))
      yield {
        risk: "careful",
        says: `${rule} changes what clients speak to ${target}: ${words}. Automatic is mTLS to servers with a sidecar, and plaintext to others.`,
        afterMerging,
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
        beforeMerging:
          "See that a DestinationRule with `ISTIO_MUTUAL` covers every host that is called: `kubectl get destinationrules -A -o custom-columns=NAME:.metadata.name,HOST:.spec.host,MODE:.spec.trafficPolicy.tls.mode`.",
        afterMerging: `See that nothing arrives in plaintext: ${plaintextQueries([], true)} must not grow.`,
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
