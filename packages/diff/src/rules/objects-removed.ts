import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { partOf } from "../machinery/part.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Fate } from "../objects/fate.ts";
import { fateOf } from "../objects/fate.ts";
import { folderName, inWords } from "../objects/in-words.ts";
import { projectsThatLetGo } from "../objects/lost-reach.ts";
import { isFeltGoing, isGuard } from "../objects/quiet.ts";
import { toldAsRenamed } from "../objects/renames.ts";
import { releasesRemoved } from "../objects/releases-removed.ts";
import type { Risk } from "../risk.ts";
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
}

function goingOf(change: ObjectChange, { before, after }: ClusterDelta, project: string | undefined): Going {
  const known = fateOf(resourceOf(change), before, after);
  const fate: Fate =
    project === undefined || known.what !== "deleted"
      ? known
      : {
          ...known,
          says: `${known.says} But AppProject ${project} no longer reaches that namespace: what Argo CD has not deleted before it learns of this stays, and runs on.`,
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
      ? "routine"
      : fate.what === "asks"
        ? "careful"
        : isLost || isMachine
          ? "stop"
          : isFelt
            ? "careful"
            : "routine";
  return { change, fate, risk };
}

function sayOf(folder: string, going: readonly Going[], isGone: boolean): Said {
  const [{ fate, risk } = { fate: undefined, risk: "routine" as const }] = going;
  const resources = going.map(({ change }) => resourceOf(change));
  const guards = resources.filter(isGuard);
  const warnings =
    fate?.what === "stays"
      ? []
      : [
          ...new Set(resources.flatMap(({ ref }) => lost[ref.kind] ?? [])),
          ...(guards.length === 0 ? [] : [`What ${inWords(guards)} kept out is let in from then on.`]),
        ];
  const where = `${folderName(folder)} (folder ${folder})`;
  return {
    risk,
    says: [
      isGone ? `${where} is taken out of git:` : `Taken out of git, from ${where}:`,
      `${inWords(resources)}.`,
      fate?.says,
      ...warnings,
    ]
      .filter((part) => part !== undefined)
      .join(" "),
    ...(risk !== "routine" && {
      beforeMerging:
        fate?.what === "asks"
          ? "Decide who confirms the deletion. Until then every other change of the same Argo CD Application waits too."
          : `See that nobody uses ${resources.length === 1 ? "it" : "them"} any more.`,
      ...(fate?.what === "asks" && {
        afterMerging:
          "Press **Confirm Pruning** in Argo CD; `argocd app get <application>` says which objects wait for it.",
      }),
    }),
    causes: going.map(({ change }) => causeOf(change)),
  };
}

export const objectsRemoved: Rule = {
  name: "objects-removed",
  heading: "Objects go",
  summary: "Objects are taken out of git, and may be deleted from the cluster",
  risks: ["stop", "careful", "routine"],
  *run(delta, whole) {
    yield* releasesRemoved(delta);
    const told = toldAsRenamed(delta, whole);
    const removed = delta.changes.filter(({ how, before }) => {
      const area = before?.area.of;
      return how === "removed" && !told.has(before) && area !== "gate" && area !== "delivery" && area !== "documents";
    });
    if (removed.length === 0) return;
    const left = new Set(delta.after.resources.map(({ folder }) => folder));
    const projectOf = projectsThatLetGo(delta, whole);
    const groups = Map.groupBy(
      removed.map((change) => goingOf(change, delta, projectOf(resourceOf(change)))),
      ({ change, fate, risk }) => JSON.stringify([resourceOf(change).folder, fate.says, risk]),
    );
    for (const going of groups.values()) {
      const folder = going.map(({ change }) => resourceOf(change).folder)[0] ?? "";
      yield sayOf(folder, going, !left.has(folder));
    }
  },
};
