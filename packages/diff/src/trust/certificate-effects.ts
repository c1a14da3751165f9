import type { ClusterDelta, Delta } from "../delta.ts";
import { resourceOf } from "../object-change.ts";
import type { Risk } from "../risk.ts";
import type { Said } from "../rule.ts";
import { listed } from "../mesh/listed.ts";
import { shortly } from "./certificate-words.ts";
import type { Occurrence } from "./occurrences.ts";
import { occurrencesIn } from "./occurrences.ts";
import type { RoleChange } from "./role-change.ts";
import { roleChanges, shownOf } from "./role-change.ts";
import { rootEffect } from "./root-effects.ts";

/** What certificates that come, go and change do. What only repeats them, in jobs that compare, is told with them. */
export function certificateEffects(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const occurrences = delta.changes.flatMap((change) => occurrencesIn(change));
  const copies = occurrences.filter(({ role, change }) => role.kind === "copy" && change.how === "changed");
  const changes = roleChanges(occurrences.filter(({ role }) => role.kind !== "copy"));
  const said = changes.flatMap((change): readonly Said[] => {
    const effect = change.role.kind === "root" ? rootEffect(change, delta, whole) : otherEffect(change);
    return [
      {
        ...effect,
        causes: [...effect.causes, ...repeating(change, copies.filter(isOfVerification))],
      },
      ...unreadable(change),
    ];
  });
  const known = new Set(changes.flatMap(({ added, removed }) => [...added, ...removed]).map((one) => one.fingerprint));
  const others = roleChanges(copies).map((change) => ({
    ...change,
    added: change.added.filter(({ fingerprint }) => !known.has(fingerprint)),
    removed: change.removed.filter(({ fingerprint }) => !known.has(fingerprint)),
  }));
  const alone = others.filter(({ added, removed }) => added.length + removed.length > 0).map(otherEffect);
  return [...said, ...alone];
}

/** Gates are for other peers in each cluster: named here, they would keep the effect from being told once for all. Their rule tells them. */
const isOfVerification = ({ change }: Occurrence): boolean => resourceOf(change).area.of !== "gate";

/** Texts that repeat the certificates of a change, and differ in nothing else. */
const repeating = ({ added, removed }: RoleChange, copies: readonly Occurrence[]) => {
  const fingerprints = new Set([...added, ...removed].map(({ fingerprint }) => fingerprint));
  return copies
    .filter((copy) => [...copy.before, ...copy.after].some((one) => fingerprints.has(one.fingerprint)))
    .map(({ cause }) => cause);
};

const watches: Readonly<Record<RoleChange["role"]["kind"], string>> = {
  root: "",
  chain:
    "`istioctl proxy-config secret <pod> -n <namespace>` shows the chain that a pod presents after its next renewal.",
  peer: "`istioctl remote-clusters` must show the cluster as synced; who asks with the wrong CA, istiod or Kiali, logs `x509: certificate signed by unknown authority`.",
  server:
    "`kubectl get clusterissuers,clustersecretstores,secretstores -A` must stay Ready; their status has the words of TLS where not.",
  copy: "The next run of the jobs in namespace meshwright-verify shows whether they agree with what is trusted.",
  other: "Find out who reads it, and whether the server's certificate is under it.",
};

function otherEffect(change: RoleChange): Said {
  const { role, added, removed, kept, causes } = change;
  const how =
    removed.length === 0
      ? `comes: ${listed(added.map(shortly))}`
      : added.length === 0
        ? `goes: ${listed(removed.map(shortly))}`
        : `changes from ${listed(removed.map(shortly))} to ${listed(added.map(shortly))}`;
  return {
    risk: riskOf(change),
    says: `A trusted certificate ${how}; its role: ${role.says}.${kept.length > 0 ? ` ${listed(kept.map(shortly))} stays.` : ""}`,
    ...(riskOf(change) !== "routine" && { watch: watches[role.kind] }),
    certificates: shownOf(change),
    causes,
  };
}

/** What comes or goes with the object that needs it is told by that. */
const riskOf = ({ role, added, removed }: RoleChange): Risk =>
  role.kind === "peer" && (added.length === 0 || removed.length === 0) ? "routine" : "careful";

const unreadable = ({ role, unreadable: count, causes }: RoleChange): readonly Said[] =>
  count === 0
    ? []
    : [
        {
          risk: "stop",
          says: `What stands between the lines of a certificate is none; its role: ${role.says}. Whoever reads it fails, or goes on with what he has.`,
          watch: "Look at the text with `openssl x509 -noout -subject`.",
          causes,
        },
      ];
