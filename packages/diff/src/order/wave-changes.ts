import type { Resource } from "@meshwright/inventory";
import { textAt } from "@meshwright/inventory";
import { syncWave } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { isGate } from "../mesh/conditions.ts";
import type { ObjectChange } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import type { Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { touches } from "../value/touches.ts";
import { inWords } from "../objects/in-words.ts";

const waveOf = (resource: Resource | undefined): string =>
  textAt(resource?.body, "metadata", "annotations", syncWave) ?? "0";

const ofWave = (one: ValueChange): boolean => touches(one, "metadata", "annotations", syncWave);

const isWave = (change: ObjectChange): boolean =>
  waveOf(change.before) !== waveOf(change.after) && change.changes.some(ofWave);

const foldersOf = ({ before, after }: ObjectChange): readonly [string, string] => [
  before?.folder ?? "",
  after?.folder ?? "",
];

/** True where it is delivered with other things than before. */
export const isMovedToUnit = (change: ObjectChange): boolean => {
  const { before, after, how } = change;
  return how === "changed" && before?.area.of === "unit" && after?.area.of === "unit" && before.folder !== after.folder;
};

/** Sync waves: the order in which Argo CD applies what one Application delivers. */
export function waveChanges({ changes }: ClusterDelta): readonly Said[] {
  const moved = changes.filter((change) => change.how === "changed" && isWave(change) && !isMovedToUnit(change));
  const groups = Map.groupBy(moved, ({ before, after }) =>
    JSON.stringify([after?.folder, waveOf(before), waveOf(after)]),
  );
  return [...groups.values()].map((all): Said => {
    const resources = all.flatMap(({ after }) => after ?? []);
    const [first] = all;
    return {
      risk: "careful",
      says: `Argo CD applies ${inWords(resources)} in wave ${waveOf(first?.after)} instead of ${waveOf(first?.before)}: before everything of a higher wave of the same Application, after everything of a lower one.`,
      beforeMerging:
        "See that what it needs is in a lower wave, and what needs it in a higher one: `./mw check` must find nothing.",
      causes: all.map((change) => causeOf(change, change.changes.filter(ofWave))),
    };
  });
}

/** What takes others along when it is deleted. */
const taking: ReadonlySet<string> = new Set(["CustomResourceDefinition", "Namespace", "PersistentVolumeClaim"]);

/** Objects that lie in the folder of another unit: whatever delivered them lets go, and another delivery takes them. */
export function unitMoves({ changes, before, after: inventory }: ClusterDelta): readonly Said[] {
  const groups = Map.groupBy(changes.filter(isMovedToUnit), (change) => JSON.stringify(foldersOf(change)));
  return [...groups.values()].map((all): Said => {
    const [from, to] = all[0] === undefined ? ["", ""] : foldersOf(all[0]);
    const takes = all.flatMap((change) =>
      change.before !== undefined &&
      taking.has(change.before.ref.kind) &&
      fateOf(change.before, before, inventory).what === "deleted"
        ? [change.before]
        : [],
    );
    return {
      risk: takes.length > 0 ? "stop" : "careful",
      says: `${takes.length === 0 ? "" : `With ${inWords(takes)} everything in it may be deleted, also what is not in git. `}${inWords(all.flatMap(({ after }) => after ?? []))} moves from ${from} to ${to}, and so to another step of the order. Until the new delivery has taken it over, the old one may delete it because it is gone from its folder: it is then made anew.`,
      afterMerging:
        "See that nothing of it was deleted and made again: `kubectl get … -o jsonpath={.metadata.creationTimestamp}` shows the old time. Where that matters, sync the new delivery first.",
      causes: all.map((change) =>
        causeOf(change, change.changes.length === 0 ? undefined : change.changes.filter(ofWave)),
      ),
    };
  });
}

const hooks = ["argocd.argoproj.io/hook", "argocd.argoproj.io/hook-delete-policy", "helm.sh/hook"];

/** Hooks: what runs beside a sync instead of being part of what is applied. */
export function hookChanges({ changes }: ClusterDelta): readonly Said[] {
  return changes.flatMap((change): readonly Said[] => {
    const { before, after } = change;
    if (before === undefined || after === undefined || isGate(after)) return [];
    const within = change.changes.filter((one) => hooks.some((key) => touches(one, "metadata", "annotations", key)));
    const isSame = hooks.every((key) => {
      const [old, now] = [before, after].map(({ body }) => textAt(body, "metadata", "annotations", key));
      return old === now;
    });
    if (within.length === 0 || isSame) return [];
    const [was, is] = [before, after].map(
      ({ body }) => textAt(body, "metadata", "annotations", "argocd.argoproj.io/hook") ?? "no hook",
    );
    return [
      {
        risk: "careful",
        says: `When Argo CD runs ${inWords([after])} beside a sync changes: ${was === is ? "it is deleted at another time" : `from ${was} to ${is}`}.`,
        causes: [causeOf(change, within)],
      },
    ];
  });
}
