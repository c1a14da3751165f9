import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { partOf } from "../machinery/part.ts";
import { toldWithMembers } from "../mesh/members.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Fate } from "../objects/fate.ts";
import { fateOf } from "../objects/fate.ts";
import { inWords } from "../objects/in-words.ts";
import { projectsThatLetGo } from "../objects/lost-reach.ts";
import { isFeltGoing, isGuard } from "../objects/quiet.ts";
import { toldAsRenamed } from "../objects/renames.ts";
import { releasesRemoved } from "../objects/releases-removed.ts";
import type { Risk } from "../risk.ts";
import { worstOf } from "../risk.ts";
import type { Rule, Said } from "../rule.ts";
import { isOfVerification } from "../watching/verification.ts";

/** What cannot be had back by a revert, and why. */
const lost: Readonly<Record<string, string>> = {
  Namespace: "With a Namespace everything in it is deleted, also what is not in git.",
  PersistentVolumeClaim: "With a PersistentVolumeClaim goes what it stores, unless its volume is retained.",
};

const isWorkload = (kind: string): boolean => kind === "Deployment" || kind === "DaemonSet" || kind === "StatefulSet";

interface Going {
  readonly change: ObjectChange;
  readonly fate: Fate;
  readonly risk: Risk;
  /** True where Argo CD may be kept from deleting it. */
  readonly isRace: boolean;
}

function goingOf(change: ObjectChange, { before, after }: ClusterDelta, project: string | undefined): Going {
  const known = fateOf(resourceOf(change), before, after);
  const fate: Fate =
    project === undefined || known.what !== "deleted"
      ? known
      : {
          ...known,
          says: `Argo CD is to delete them from the cluster, but AppProject ${project} loses their namespace with the same merge: where Argo CD learns of that first, they stay and run on.`,
        };
  const { kind } = resourceOf(change).ref;
  const isLost = Object.hasOwn(lost, kind);
  // What only proves that the mesh works is told by verification-changed.
  const isFelt = isFeltGoing(resourceOf(change)) && !isOfVerification(resourceOf(change));
  const part = isWorkload(kind) ? partOf(resourceOf(change)) : undefined;
  const isMachine =
    part !== undefined && part.chart !== "kiali-server" && !after.releases.some(({ chart }) => chart === part.chart);
  const risk =
    fate.what === "stays"
      ? isWorkload(kind)
        ? "careful"
        : "routine"
      : fate.what === "asks"
        ? "careful"
        : isLost || isMachine
          ? "stop"
          : isFelt || fate !== known
            ? "careful"
            : "routine";
  return { change, fate, risk, isRace: fate !== known };
}

function adviceOf(
  fate: Fate | undefined,
  count: number,
  isRace: boolean,
): Pick<Said, "beforeMerging" | "afterMerging"> {
  if (fate?.what === "stays")
    return {
      afterMerging:
        "Decide who deletes it and when. Until then it runs and is called, and nobody updates it or puts it right.",
    };
  if (isRace)
    return {
      beforeMerging: `See that nobody uses ${count === 1 ? "it" : "them"} any more.`,
      afterMerging: "Delete with `kubectl delete` what is still there.",
    };
  if (fate?.what !== "asks") return { beforeMerging: `See that nobody uses ${count === 1 ? "it" : "them"} any more.` };
  return {
    beforeMerging:
      "Decide who confirms the deletion. Until then every other change of the same Argo CD Application waits too.",
    afterMerging:
      "Press **Confirm Pruning** in Argo CD; `argocd app get <application>` says which objects wait for it.",
  };
}

function sayOf(folder: string, going: readonly Going[], isGone: boolean): Said {
  const [{ fate, isRace } = { fate: undefined, isRace: false }] = going;
  const risk = worstOf(going.map((one) => one.risk)) ?? "routine";
  const resources = going.map(({ change }) => resourceOf(change));
  const guards = resources.filter(isGuard);
  const warnings =
    fate?.what === "stays"
      ? []
      : [
          ...new Set(resources.flatMap(({ ref }) => lost[ref.kind] ?? [])),
          ...(guards.length === 0 ? [] : [`What ${inWords(guards)} kept out is let in from then on.`]),
        ];
  return {
    risk,
    says: [
      isGone ? `The folder ${folder} is taken out of git:` : `Taken out of git, from the folder ${folder}:`,
      `${inWords(resources)}.`,
      fate?.says,
      ...warnings,
    ]
      .filter((part) => part !== undefined)
      .join(" "),
    ...(risk !== "routine" && adviceOf(fate, resources.length, isRace)),
    causes: going.map(({ change }) => causeOf(change)),
  };
}

export const objectsRemoved: Rule = {
  name: "objects-removed",
  heading: "Objects go",
  summary: "Objects are taken out of git, and may be deleted from the cluster",
  risks: ["stop", "careful", "routine"],
  isFollowing: true,
  mayRestart: true,
  *run(delta, whole) {
    yield* releasesRemoved(delta);
    const [ofMembers, renamed] = [toldWithMembers(delta, whole), toldAsRenamed(delta, whole)];
    const removed = delta.changes.filter((change) => {
      const area = change.before?.area.of;
      const isOurs = area !== "gate" && area !== "delivery" && area !== "documents";
      return change.how === "removed" && isOurs && !ofMembers.whole(change) && !renamed.has(change.before);
    });
    if (removed.length === 0) return;
    const left = new Set(delta.after.resources.map(({ folder }) => folder));
    const projectOf = projectsThatLetGo(delta, whole);
    const groups = Map.groupBy(
      removed.map((change) => goingOf(change, delta, projectOf(resourceOf(change)))),
      ({ change, fate, risk }) =>
        JSON.stringify([resourceOf(change).folder, fate.says, fate.what === "stays" ? "" : risk]),
    );
    for (const going of groups.values()) {
      const folder = going.map(({ change }) => resourceOf(change).folder)[0] ?? "";
      yield sayOf(folder, going, !left.has(folder));
    }
  },
};
