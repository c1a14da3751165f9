import type { ClusterDelta, Delta } from "../delta.ts";
import { resourceOf } from "../object-change.ts";
import type { Risk } from "../risk.ts";
import type { Said } from "../rule.ts";
import { listed } from "../mesh/listed.ts";
import { shortly, wholly } from "./certificate-words.ts";
import { caOfApiServer, fingerprintsOf } from "./commands.ts";
import type { Occurrence } from "./occurrences.ts";
import { occurrencesIn } from "./occurrences.ts";
import type { RoleChange } from "./role-change.ts";
import { roleChanges, shownOf } from "./role-change.ts";
import { rootEffect } from "./root-effects.ts";

/** What certificates that come, go and change do. What only repeats them, in jobs that compare, is told with them. */
export function certificateEffects(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const occurrences = delta.changes.flatMap((change) => occurrencesIn(change));
  const copies = occurrences.filter(({ role, change }) => role.kind === "copy" && change.how === "changed");
  const changes = ofPeersTogether(roleChanges(occurrences.filter(({ role }) => role.kind !== "copy")));
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

const sees: Readonly<Record<RoleChange["role"]["kind"], string>> = {
  root: "",
  chain:
    "See which chain a pod presents after its next renewal: `istioctl proxy-config secret <pod> -n <namespace> -o json`.",
  peer: "",
  server:
    "See that `kubectl get clusterissuers,clustersecretstores,secretstores -A` shows all of them Ready; the status of one that is not has the words of TLS.",
  copy: "See that the next run of the CronJobs in namespace meshwright-verify succeeds: `kubectl -n meshwright-verify get jobs`.",
  other: "See that whoever reads it logs no `x509: certificate signed by unknown authority`.",
};

function otherEffect(change: RoleChange): Said {
  const { role, added, removed, kept, causes } = change;
  const how =
    removed.length === 0
      ? `Certificate ${listed(added.map(shortly))} comes`
      : added.length === 0
        ? `Certificate ${listed(removed.map(shortly))} goes`
        : `Certificate ${listed(removed.map(shortly))} is replaced by ${listed(added.map(shortly))}`;
  const risk = riskOf(change);
  const said = { risk, certificates: shownOf(change), causes };
  if (role.peer !== undefined) return { ...said, ...ofPeer(change, role.peer) };
  return {
    ...said,
    says: `${how}: ${role.says}.${kept.length > 0 ? ` ${listed(kept.map(shortly))} stays.` : ""}`,
    ...(role.kind !== "copy" &&
      added.length > 0 && {
        beforeMerging: `Compare the fingerprint with the owner of the CA: \`openssl x509 -noout -fingerprint -sha256 -in <certificate of the CA>\` must print ${listed(added.map(wholly))}.`,
      }),
    afterMerging: sees[role.kind],
  };
}

/** How a cluster knows that it speaks to the API server of another one. */
function ofPeer(
  { role, added, removed }: RoleChange,
  { name, cluster }: NonNullable<RoleChange["role"]["peer"]>,
): Pick<Said, "says" | "beforeMerging" | "afterMerging"> {
  const who = /, as (.+) trusts it$/.exec(role.says)?.[1] ?? cluster;
  if (added.length === 0)
    return { says: `${who} no longer trusts the API server of ${name}, by the CA ${listed(removed.map(shortly))}.` };
  return {
    says:
      removed.length === 0
        ? `${who} will trust the API server of ${name} by the CA ${listed(added.map(shortly))}.`
        : `${who} will trust the API server of ${name} by the CA ${listed(added.map(shortly))}, no longer by ${listed(removed.map(shortly))}.`,
    beforeMerging: `Compare the CA with that of the API server of ${name}: ${caOfApiServer(name)} must print ${listed(added.map(wholly))}. With a wrong one nothing is read there, or the token for it is sent to somebody else.`,
    afterMerging: seeRemote(name),
  };
}

const seeRemote = (name: string): string =>
  `See that \`istioctl remote-clusters\` shows ${name} as \`synced\`. With a wrong CA the logs of istiod and Kiali say \`x509: certificate signed by unknown authority\`.`;

/** What istiod and Kiali of a cluster trust an API server by is told once where it is the same. */
function ofPeersTogether(changes: readonly RoleChange[]): readonly RoleChange[] {
  const groups = Map.groupBy(changes, ({ role }) => role.peer?.name ?? role.says);
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((left, right) => rank(left) - rank(right));
    const peer = first?.role.peer;
    const areSame = new Set(group.map(essence)).size === 1;
    if (first === undefined || peer === undefined || !areSame) return group;
    if (group.every(({ role }) => role.peer?.asker === "Kiali")) return group;
    return [
      {
        ...first,
        role: { ...first.role, says: `API server of ${peer.name}, as ${peer.cluster} trusts it` },
        unreadable: group.reduce((sum, { unreadable: count }) => sum + count, 0),
        // Where nothing is judged by it, another object would only keep the effect from being told once for all clusters.
        causes: [
          ...first.causes,
          ...others.flatMap(({ causes }) => causes.filter(({ pointers = [] }) => pointers.length > 0)),
        ],
      },
    ];
  });
}

const rank = ({ role }: RoleChange): number => Number(role.peer?.asker === "Kiali");

const essence = ({ added, removed, kept }: RoleChange): string =>
  JSON.stringify([added, removed, kept].map((all) => all.map(({ fingerprint }) => fingerprint).toSorted()));

/** What goes with the object that needs it is told by that. */
const riskOf = ({ role, added }: RoleChange): Risk =>
  role.kind === "peer" && added.length === 0 ? "routine" : "careful";

const unreadable = ({ role, unreadable: count, causes }: RoleChange): readonly Said[] =>
  count === 0
    ? []
    : [
        {
          risk: "stop",
          says: `What stands between the lines BEGIN CERTIFICATE and END CERTIFICATE is no certificate: ${role.says}. Whoever reads it fails, or goes on with what was there before.`,
          beforeMerging: `Put the certificate right: \`sed 's/^ *//' <file> | ${fingerprintsOf}\` must print a fingerprint for each.`,
          causes,
        },
      ];
