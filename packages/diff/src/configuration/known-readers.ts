import type { Inventory, Resource } from "@meshwright/inventory";
import { at, entriesAt, textAt } from "@meshwright/inventory";
import type { Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import { enumerate, nameOf } from "../words.ts";

/** What reads some content though no workload of these files names it, and what a change does to it. */
export type KnownReader = Pick<Said, "risk" | "says" | "beforeMerging" | "afterMerging">;

/** What istiod, Argo CD and the like look for by name or label. */
export function knownReaderOf(
  before: Resource,
  after: Resource,
  within: readonly ValueChange[],
  inventory: Inventory,
): KnownReader | undefined {
  if (within.length === 0) return undefined;
  return ofArgocd(before, after, within) ?? ofPeer(before, after) ?? ofAuthority(after) ?? ofIssuer(after, inventory);
}

const health = "resource.customizations.health.argoproj.io_Application";

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/argocd-cm-yaml/ */
function ofArgocd(before: Resource, after: Resource, within: readonly ValueChange[]): KnownReader | undefined {
  if (after.ref.kind !== "ConfigMap" || !/^argocd-(?:cm|rbac-cm|cmd-params-cm)$/.test(after.ref.name)) return undefined;
  const [was, is] = [before, after].map(({ body }) => at(body, "data"));
  const isOpen =
    (textAt(was, "users.anonymous.enabled") !== "true" && textAt(is, "users.anonymous.enabled") === "true") ||
    (textAt(was, "policy.default") !== textAt(is, "policy.default") &&
      /admin/.test(textAt(is, "policy.default") ?? ""));
  const losesHealth = textAt(was, health) !== undefined && textAt(is, health) === undefined;
  const changesHealth = within.some((one) => isWithin(one, "data", health));
  return {
    risk: isOpen || losesHealth ? "stop" : "careful",
    says: [
      "Argo CD reads it, for all that it delivers.",
      ...(isOpen ? ["Whoever reaches Argo CD gets in, or may do everything there."] : []),
      ...(losesHealth
        ? [
            "It no longer says when an Application is healthy, so that Argo CD goes on to the next wave without waiting for the one before.",
          ]
        : changesHealth
          ? ["It says when an Application is healthy, and so when the next wave begins."]
          : []),
    ].join(" "),
    afterMerging:
      "When it has been applied, `kubectl -n argocd get applications` must show every Application with the same health and sync as before.",
  };
}

const peerLabel = "istio/multiCluster";

const isOfPeer = ({ body, ref }: Resource): boolean =>
  (ref.kind === "ExternalSecret" &&
    textAt(body, "spec", "target", "template", "metadata", "labels", peerLabel) === "true") ||
  (ref.kind === "Secret" && textAt(body, "metadata", "labels", peerLabel) === "true");

/** The API servers that a kubeconfig within leads to. */
const serversIn = ({ body }: Resource): string =>
  [...entriesAt(body, "spec", "target", "template", "data"), ...entriesAt(body, "stringData")]
    .flatMap(([, text]) => (typeof text === "string" ? Array.from(text.matchAll(/^\s*server:\s*(\S+)/gm)) : []))
    .map(([, server]) => server)
    .join(", ");

/** https://istio.io/latest/docs/setup/install/multicluster/: istiod finds its peers by Secrets with this label. */
function ofPeer(before: Resource, after: Resource): KnownReader | undefined {
  if (!isOfPeer(before) && !isOfPeer(after)) return undefined;
  const isLost = isOfPeer(before) && !isOfPeer(after);
  const [was, is] = [serversIn(before), serversIn(after)];
  return {
    risk: isLost || was !== is ? "stop" : "careful",
    says: [
      isLost
        ? `It loses the label ${peerLabel}, by which istiod finds its peers: istiod forgets that cluster, and workloads find no endpoint there any more.`
        : "istiod reads it to find the endpoints of a peer.",
      ...(was === is
        ? []
        : [`It leads to another API server, which is sent the token: from ${was || "none"} to ${is || "none"}.`]),
    ].join(" "),
    ...(was !== is && {
      beforeMerging:
        "Compare the API server with what `aws eks describe-cluster --query cluster.endpoint` says of that cluster.",
    }),
    afterMerging: "`istioctl remote-clusters` must say synced for every peer.",
  };
}

/** The Secret that an object is, or makes. */
const secretOf = ({ ref, body }: Resource): string | undefined =>
  ref.kind === "Secret"
    ? ref.name
    : ref.kind === "ExternalSecret"
      ? (textAt(body, "spec", "target", "name") ?? ref.name)
      : undefined;

/** https://cert-manager.io/docs/configuration/ca/: a ClusterIssuer reads Secrets of cert-manager's own namespace. */
function ofIssuer(after: Resource, inventory: Inventory): KnownReader | undefined {
  const secret = secretOf(after);
  const issuers = ["ClusterIssuer", "Issuer"]
    .flatMap((kind) => inventory.of("cert-manager.io", kind))
    .filter(({ ref, body }) => {
      const namespace = ref.kind === "Issuer" ? ref.namespace : "cert-manager";
      return namespace === after.ref.namespace && textAt(body, "spec", "ca", "secretName") === secret;
    });
  if (secret === undefined || issuers.length === 0) return undefined;
  return {
    risk: "stop",
    says: `It is the CA with which ${enumerate(issuers.map(({ ref }) => nameOf(ref)))} signs: with another one, what is renewed from then on is under another root.`,
    beforeMerging: "Find out under which root the new CA is, by its fingerprint, and that every peer trusts that root.",
    afterMerging: "Certificates that it signs must become Ready: `kubectl get certificates -A`.",
  };
}

/** https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/ */
function ofAuthority(after: Resource): KnownReader | undefined {
  if (secretOf(after) !== "cacerts" || after.ref.namespace !== "istio-system") return undefined;
  return {
    risk: "stop",
    says: "It is the CA of istiod: with other content istiod signs by another CA, or finds none and makes a root of its own that no peer trusts.",
    beforeMerging: "Find out under which root the CA is that it writes then: all peers must trust that root.",
    afterMerging:
      "The log of istiod must say `Update Istiod cacerts`: `kubectl -n istio-system logs deployment/istiod`.",
  };
}
