import { templateKeys } from "@meshwright/checks";
import type { Json } from "@meshwright/model";
import { at, itemsAt, textAt } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { listed } from "../mesh/listed.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { containersOf, podSpecOf } from "../pods/pod-template.ts";
import type { Said } from "../rule.ts";
import { nameOf } from "../words.ts";

/** What pods are free to do that the usual hardening takes from them. `isHost`: with it a container has the node. */
interface Freedom {
  readonly words: string;
  readonly isHost?: true;
}

const ofNode = { hostNetwork: "the network", hostPID: "the processes", hostIPC: "the shared memory" };

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
function freedomsOf(spec: Json | undefined): ReadonlyMap<string, Freedom> {
  const found: Freedom[] = [];
  for (const [key, what] of Object.entries(ofNode))
    if (at(spec, key) === true) found.push({ words: `they share ${what} of their node (${key})`, isHost: true });
  for (const volume of itemsAt(spec, "volumes")) {
    const path = textAt(volume, "hostPath", "path");
    if (path !== undefined) found.push({ words: `they have ${path} of their node (hostPath)`, isHost: true });
  }
  for (const { name, body } of containersOf(spec)) {
    const own = at(body, "securityContext");
    const said = (key: string): Json | undefined => at(own, key) ?? at(spec, "securityContext", key);
    const of = (words: string, isHost = false): unknown =>
      found.push({ words: `container ${name} ${words}`, ...(isHost && { isHost }) });
    if (at(own, "privileged") === true) of("is privileged", true);
    if (at(own, "allowPrivilegeEscalation") !== false) of("may gain privileges (allowPrivilegeEscalation)");
    if (at(own, "readOnlyRootFilesystem") !== true) of("may write to its root file system");
    if (said("runAsNonRoot") !== true) of("may run as root");
    if (said("runAsUser") === 0) of("runs as root");
    const seccomp = textAt(own, "seccompProfile", "type") ?? textAt(spec, "securityContext", "seccompProfile", "type");
    if (seccomp === undefined || seccomp === "Unconfined") of("may make any system call (no seccomp profile)");
    const drops = itemsAt(own, "capabilities", "drop");
    if (!drops.includes("ALL")) of("keeps the usual capabilities");
    for (const capability of itemsAt(own, "capabilities", "add"))
      if (typeof capability === "string")
        of(`gets the capability ${capability}`, capability === "SYS_ADMIN" || capability === "ALL");
  }
  return new Map(found.map((one) => [one.words, one]));
}

/** A workload that is new and has its node. What people leave out of a new one is told by checks. */
const ofNew = (change: ObjectChange): readonly Said[] => {
  const host = [...freedomsOf(change.after && podSpecOf(change.after))].filter(([, { isHost }]) => isHost === true);
  return host.length === 0
    ? []
    : [
        {
          risk: "stop",
          says: `Pods of ${nameOf(resourceOf(change).ref)}, which is new, have what confines others on a node taken away: ${listed(host.map(([words]) => words))}.`,
          beforeMerging: "Find out what needs it: whoever gets into such a pod has the node, and all pods on it.",
          causes: [causeOf(change)],
        },
      ];
};

/** Containers that are new are free from the first day: only those of both sides are compared, and what is of the pod. */
export const podFreedomEffects = ({ changes }: ClusterDelta): readonly Said[] => [
  ...changes.filter(({ how, after }) => how === "added" && after?.area.of !== "gate").flatMap(ofNew),
  ...ofChanged(changes),
];

const ofChanged = (changes: readonly ObjectChange[]): readonly Said[] =>
  changes
    .filter((change) => change.how === "changed" && templateKeys(resourceOf(change)) !== undefined)
    .flatMap((change): readonly Said[] => {
      const [old, now] = [change.before, change.after].map((side) => side && podSpecOf(side));
      const known = new Set(containersOf(old).map(({ name }) => name));
      const was = freedomsOf(old);
      const more = [...freedomsOf(now)].filter(([words, { isHost }]) => {
        const container = /^container (\S+) /.exec(words)?.[1];
        return !was.has(words) && (container === undefined || known.has(container) || isHost === true);
      });
      if (more.length === 0) return [];
      const within = change.changes.filter(({ path }) =>
        path.some(
          (step) =>
            "key" in step &&
            (step.key === "securityContext" || /^host(?:Network|PID|IPC)$/.test(step.key) || step.key === "volumes"),
        ),
      );
      return [
        {
          risk: more.some(([, { isHost }]) => isHost === true) ? "stop" : "careful",
          says: `Pods of ${nameOf(resourceOf(change).ref)} are less confined: ${listed(more.map(([words]) => words))}.`,
          beforeMerging:
            "Find out what needs it. Where the namespace enforces Pod Security `baseline` or `restricted`, such pods may be refused: `kubectl get namespaces -L pod-security.kubernetes.io/enforce`.",
          causes: [causeOf(change, within)],
        },
      ];
    });
