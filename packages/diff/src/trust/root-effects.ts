import type { CertificateFacts } from "@meshwright/trust";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Said } from "../rule.ts";
import { listed } from "../mesh/listed.ts";
import { shortly, wholly } from "./certificate-words.ts";
import { rootsInConfigMap, rootsOfSidecar } from "./commands.ts";
import type { MeshTrust } from "./mesh-trust.ts";
import { meshTrustOf } from "./mesh-trust.ts";
import type { RoleChange } from "./role-change.ts";
import type { Role } from "./role.ts";
import { shownOf } from "./role-change.ts";

const all = (roots: readonly CertificateFacts[]): string => listed(roots.map(shortly));

const lines = (roots: readonly CertificateFacts[]): string => listed(roots.map(wholly));

/** Whoever holds the key of a root can pass for every workload: nobody takes it from a pull request. */
const askOwner = (added: readonly CertificateFacts[]): string =>
  `Compare the fingerprint with the owner of the CA, who reads it from the CA itself and not from this repository: \`openssl x509 -noout -fingerprint -sha256 -in <certificate of the CA>\` must print ${lines(added)}, every digit of it. Do not merge without that: whoever holds the key of a root can pass for any workload of the mesh.`;

const seeRoots = (roots: readonly CertificateFacts[], role: Role): string =>
  `See in every cluster that ${listed(roots.map(wholly))} ${roots.length === 1 ? "is" : "are"} trusted before anything is signed under a new root.${role.isFurther === true ? "" : ` What istiod hands on: ${rootsInConfigMap}.`} What a sidecar has loaded: ${rootsOfSidecar}.`;

const seeCalls =
  "`istioctl proxy-config secret <pod> -n <namespace>` shows the certificate of a pod and what it trusts. Calls that fail end in 503, with `CERTIFICATE_VERIFY_FAILED` in the log of `istio-proxy`.";

/** What other roots do to a cluster and those that it calls. */
export function rootEffect(change: RoleChange, delta: ClusterDelta, whole: Delta): Said {
  const { role, added, removed, kept, causes } = change;
  const said = { causes, certificates: shownOf(change) };
  const stays = kept.length === 0 ? "" : ` ${all(kept)} ${kept.length === 1 ? "stays" : "stay"}.`;
  if (removed.length === 0)
    return {
      ...said,
      // Nothing breaks; but only a person can know whose key it is.
      risk: "stop",
      says: `Sidecars trust ${added.length === 1 ? "one more root" : `${added.length} more roots`}: ${all(added)}.${stays} Nothing restarts: istiod loads ${added.length === 1 ? "it" : "them"} and hands ${added.length === 1 ? "it" : "them"} on.${left(added, delta, whole)}`,
      beforeMerging: askOwner(added),
      afterMerging: seeRoots([...kept, ...added], role),
    };
  if (kept.length === 0 && added.length > 0)
    return {
      ...said,
      risk: "stop",
      says: `The root of trust is replaced in one go: ${all(added)} comes, ${all(removed)} goes. Workloads that still have certificates of the old root, and clusters that do not have the new one, are refused until everything was signed anew. istiod does not load the new root without a restart, because it shares nothing with the old one.`,
      beforeMerging: `Do not merge this as it is. Add the new root beside the old one first, and take the old one away when nothing is signed under it. ${askOwner(added)}`,
      afterMerging: `Restart istiod, then all workloads (\`kubectl rollout restart\`). ${seeCalls}`,
    };
  const gone = goes(removed, delta, whole);
  if (added.length === 0) return { ...said, ...gone };
  return {
    ...said,
    ...gone,
    risk: "stop",
    says: `${gone.says} ${all(added)} comes at the same time.`,
    beforeMerging: [gone.beforeMerging, askOwner(added)].filter((text) => text !== undefined).join(" "),
  };
}

/** A root that goes, while others stay. */
function goes(removed: readonly CertificateFacts[], delta: ClusterDelta, whole: Delta): Omit<Said, "causes"> {
  const clusters = [delta.cluster, ...meshTrustOf(whole.after, delta.cluster).peers];
  const signed = clusters.map((name) => ({
    name,
    old: meshTrustOf(whole.before, name).signedUnder,
    now: meshTrustOf(whole.after, name).signedUnder,
  }));
  const isGone = (digits: string | undefined): boolean =>
    digits !== undefined && removed.some(({ fingerprint }) => fingerprint.startsWith(digits));
  const needing = signed.filter(({ old, now }) => isGone(old) || isGone(now)).map(({ name }) => name);
  const unknown = signed.filter(({ now }) => now === undefined).map(({ name }) => name);
  const begin = `Sidecars no longer trust ${all(removed)}.`;
  if (needing.length > 0)
    return {
      risk: "stop",
      says: `${begin} The CAs of ${listed(needing)} are, or were until now, signed under it: their workloads are refused.`,
      beforeMerging: `Have the CAs of ${listed(needing)} signed under a root that stays, and wait until every workload has a certificate of it (24 hours unless another lifetime is set).`,
      afterMerging: `See that nobody is refused. ${seeCalls}`,
    };
  if (unknown.length > 0)
    return {
      risk: "stop",
      says: `${begin} Under which root the workloads of ${listed(unknown)} are signed is in no file: if it is this one, they are refused.`,
      beforeMerging: `Find out under which root the workloads of ${listed(unknown)} are signed: \`istioctl proxy-config secret <pod> -n <namespace> -o json | jq -r '.dynamicActiveSecrets[] | select(.name == "default") | .secret.tlsCertificate.certificateChain.inlineBytes' | base64 -d | openssl crl2pkcs7 -nocrl -certfile /dev/stdin | openssl pkcs7 -print_certs -noout\` names the issuers.`,
      afterMerging: `See that nobody is refused. ${seeCalls}`,
    };
  return {
    risk: "careful",
    says: `${begin} No cluster asks for certificates under it any more.`,
    beforeMerging:
      "See that more time has passed since the last cluster changed its issuer than a workload's certificate lives (24 hours unless another lifetime is set), and that no pod was signed under it: `istioctl proxy-config secret <pod> -n <namespace>`.",
    afterMerging: `See that it is no longer printed: ${rootsInConfigMap}.`,
  };
}

/** Peers that do not get what this cluster gets. */
function left(added: readonly CertificateFacts[], { cluster }: ClusterDelta, { after }: Delta): string {
  const without = meshTrustOf(after, cluster).peers.filter((peer) => lacks(meshTrustOf(after, peer), added));
  return without.length === 0 ? "" : ` ${listed(without)} ${without.length === 1 ? "does" : "do"} not get it.`;
}

const lacks = ({ roots }: MeshTrust, added: readonly CertificateFacts[]): boolean =>
  roots !== undefined && added.some(({ fingerprint }) => !roots.some((root) => root.fingerprint === fingerprint));
