import type { Inventory, Resource } from "@meshwright/inventory";
import { at, entriesAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { changeInWords } from "../value/in-words.ts";
import { isWithin } from "../value/change.ts";
import { enumerate, nameOf } from "../words.ts";

const amount = (body: Json | undefined, key: string): number | undefined => {
  const value = at(body, "spec", key);
  return typeof value === "number"
    ? value
    : typeof value === "string" && /^\d{1,3}%$/.test(value)
      ? Number.parseInt(value, 10)
      : undefined;
};

/** A HorizontalPodAutoscaler: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/; without a minimum it is 1. */
function* ofScaler(change: ObjectChange): Iterable<Said> {
  const within = change.changes.filter((one) => isWithin(one, "spec"));
  if (within.length === 0) return;
  const [old, now] = [change.before, change.after].map((one) => ({
    least: amount(one?.body, "minReplicas") ?? 1,
    most: amount(one?.body, "maxReplicas") ?? 0,
  }));
  const isLower =
    old !== undefined && now !== undefined && (now.most < old.most || (now.least < old.least && now.least < 2));
  const name = change.after === undefined ? "" : nameOf(change.after.ref);
  yield {
    risk: isLower ? "careful" : "routine",
    says: `${name} scales within other bounds: ${enumerate(within.map(changeInWords), 4)}. No pod that stays restarts.`,
    ...(isLower && { afterMerging: "Look at the load of the pods that are left: `kubectl top pods`." }),
    causes: [causeOf(change, within)],
  };
}

/** True where more pods may be away at a time than before; where it cannot be compared, it is so taken. */
function isLooser(before: Json | undefined, after: Json | undefined): boolean {
  const [least, mayBeAway] = ["minAvailable", "maxUnavailable"].map((key) => [amount(before, key), amount(after, key)]);
  if (least?.[0] !== undefined && least[1] !== undefined) return least[1] < least[0];
  if (mayBeAway?.[0] !== undefined && mayBeAway[1] !== undefined) return mayBeAway[1] > mayBeAway[0];
  return true;
}

/** True where a workload that stays has pods that it selects. */
const protectsAny = ({ ref, body }: Resource, inventory: Inventory): boolean =>
  ["Deployment", "StatefulSet"]
    .flatMap((kind) => inventory.of("apps", kind))
    .some(
      (workload) =>
        workload.ref.namespace === ref.namespace &&
        entriesAt(body, "spec", "selector", "matchLabels").every(
          ([key, value]) => at(workload.body, "spec", "template", "metadata", "labels", key) === value,
        ),
    );

/** https://kubernetes.io/docs/tasks/run-application/configure-pdb/ */
function* ofBudget(change: ObjectChange, inventory: Inventory): Iterable<Said> {
  const { before, after } = change;
  const one = after ?? before;
  if (one === undefined || change.how === "added") return;
  const name = nameOf(one.ref);
  if (change.how === "removed") {
    if (!protectsAny(one, inventory)) return;
    yield {
      risk: "careful",
      says: `${name} goes: when nodes are drained, all pods that it protected may be away at once.`,
      beforeMerging: `See that another PodDisruptionBudget covers the same pods (\`kubectl -n ${one.ref.namespace ?? "default"} get poddisruptionbudgets\`), or that all of them may be away at once.`,
      causes: [causeOf(change)],
    };
    return;
  }
  const within = change.changes.filter((part) => isWithin(part, "spec"));
  if (within.length === 0) return;
  const looser = isLooser(before?.body, after?.body);
  const blocks = at(after?.body, "spec", "maxUnavailable") === 0 || at(after?.body, "spec", "minAvailable") === "100%";
  const meaning = blocks
    ? "no pod may be away any more, so that draining a node waits for ever"
    : looser
      ? "more pods may be away at once when nodes are drained"
      : "fewer pods may be away at once when nodes are drained";
  yield {
    risk: looser || blocks ? "careful" : "routine",
    says: `${name} changes: ${enumerate(within.map(changeInWords), 4)}; ${meaning}.`,
    ...((looser || blocks) && {
      afterMerging: `\`kubectl -n ${one.ref.namespace ?? "default"} get poddisruptionbudget ${one.ref.name}\` shows how many pods may be away.`,
    }),
    causes: [causeOf(change, within)],
  };
}

export function* bounds(change: ObjectChange, inventory: Inventory): Iterable<Said> {
  const one = change.after ?? change.before;
  const kind = one === undefined ? "" : groupKind(one.ref);
  if (kind === "policy/PodDisruptionBudget") yield* ofBudget(change, inventory);
  if (kind === "autoscaling/HorizontalPodAutoscaler" && change.how === "changed") yield* ofScaler(change);
}
