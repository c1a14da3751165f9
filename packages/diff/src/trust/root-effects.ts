import type { CertificateFacts } from "@meshwright/trust";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Said } from "../rule.ts";
import { listed } from "../mesh/listed.ts";
import { shortly } from "./certificate-words.ts";
import type { MeshTrust } from "./mesh-trust.ts";
import { meshTrustOf } from "./mesh-trust.ts";
import type { RoleChange } from "./role-change.ts";
import { shownOf } from "./role-change.ts";

const all = (roots: readonly CertificateFacts[]): string => listed(roots.map(shortly));

const watchRoots =
  "In every cluster `kubectl -n istio-system get configmap istio-ca-root-cert -o jsonpath='{.data.root-cert\\.pem}'` must show the new set, before anything is signed under a new root.";

const watchCalls =
  "`istioctl proxy-config secret <pod> -n <namespace>` shows under which root a pod is signed and which ones it trusts; calls that fail are 503 with `CERTIFICATE_VERIFY_FAILED` in the log of istio-proxy.";

/** What other roots do to a cluster and those that it calls. */
export function rootEffect(change: RoleChange, delta: ClusterDelta, whole: Delta): Said {
  const { added, removed, kept, causes } = change;
  const said = { causes, certificates: shownOf(change) };
  if (removed.length === 0)
    return {
      ...said,
      risk: "careful",
      says: `Sidecars trust one more root: ${all(added)}.${kept.length === 0 ? "" : ` ${all(kept)} stays.`} Nothing restarts: istiod loads it and hands it on.${left(added, delta, whole)}`,
      watch: watchRoots,
    };
  if (kept.length === 0 && added.length > 0)
    return {
      ...said,
      risk: "stop",
      says: `The root of trust is replaced in one go. ${all(removed)} goes, ${all(added)} comes. Workloads that still have certificates of the old root, and peers that do not have the new one, are refused until everything was signed anew; istiod does not load a set that shares nothing with the old one without a restart.`,
      watch: watchCalls,
    };
  return { ...said, ...goes(removed, delta, whole), ...(added.length > 0 && { risk: "stop" }) };
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
      watch: watchCalls,
    };
  if (unknown.length > 0)
    return {
      risk: "stop",
      says: `${begin} Under which root the workloads of ${listed(unknown)} are signed is in no file: if it is this one, they are refused.`,
      watch: watchCalls,
    };
  return {
    risk: "careful",
    says: `${begin} No cluster asks for certificates under it any more.`,
    watch:
      "Before merging, look that the longest lifetime of a workload's certificate (24 hours unless set) has passed since the last cluster changed its issuer, and that no pod was signed under it: `istioctl proxy-config secret <pod> -n <namespace>`.",
  };
}

/** Peers that do not get what this cluster gets. */
function left(added: readonly CertificateFacts[], { cluster }: ClusterDelta, { after }: Delta): string {
  const without = meshTrustOf(after, cluster).peers.filter((peer) => lacks(meshTrustOf(after, peer), added));
  return without.length === 0 ? "" : ` It does not come to ${listed(without)}.`;
}

const lacks = ({ roots }: MeshTrust, added: readonly CertificateFacts[]): boolean =>
  roots !== undefined && added.some(({ fingerprint }) => !roots.some((root) => root.fingerprint === fingerprint));
