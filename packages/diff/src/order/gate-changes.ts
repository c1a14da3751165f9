import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { ClusterDelta, Delta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeWithin } from "../effect.ts";
import { enginesIn } from "../forecast/delivered.ts";
import { conditionsOf, conditionTexts, isGate } from "../mesh/conditions.ts";
import { toldWithMembers } from "../mesh/members.ts";
import { hasUnit, isLink, unitOf } from "../mesh/units.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { conditionsChange } from "./conditions-change.ts";
import { isOfMesh, stepName, whatWaits } from "./step.ts";
import type { Told } from "./step.ts";
import { touches } from "../value/touches.ts";
import { enumerate } from "../words.ts";

function hookLost(change: ObjectChange): readonly Told[] {
  const hook = ["metadata", "annotations", "argocd.argoproj.io/hook"] as const;
  const { before, after } = change;
  const was = textAt(before?.body, ...hook);
  if (was === undefined || after === undefined || textAt(after.body, ...hook) === was) return [];
  const unit = unitOf(after) ?? "";
  return [
    {
      risk: "stop",
      says: `The Job that waits before ${stepName(unit)} is no longer a hook of each Argo CD sync: it runs once, and later syncs wait for nothing.`,
      beforeMerging: "Write the annotation again with `./mw render`: such a Job is always a hook.",
    },
  ];
}

const limits = [
  ["spec", "activeDeadlineSeconds"],
  ["spec", "backoffLimit"],
  ["spec", "template", "spec", "containers", "*", "env"],
] as const;

const secondsOf = (job: Resource | undefined): string => {
  const seconds = at(job?.body, "spec", "activeDeadlineSeconds");
  return typeof seconds === "number" ? `${seconds} s` : "none";
};

function limitsChange(change: ObjectChange): readonly Told[] {
  if (!change.changes.some((one) => limits.some((keys) => touches(one, ...keys)))) return [];
  const unit = unitOf(resourceOf(change)) ?? "";
  return [
    {
      risk: "careful",
      says: `The Job that waits before ${stepName(unit)} gives up after another time than before (deadline from ${secondsOf(change.before)} to ${secondsOf(change.after)}).`,
    },
  ];
}

/** What of a gate this judges: what it waits for, when it runs, how long; and the name that follows from it. */
const judged = (change: ObjectChange): Cause =>
  causeWithin(
    change,
    (one) =>
      touches(one, "spec", "template", "spec", "containers", "*", "args") ||
      touches(one, "spec", "template", "spec", "containers", "*", "command") ||
      touches(one, "metadata", "name") ||
      touches(one, "metadata", "annotations", "argocd.argoproj.io/hook") ||
      limits.some((keys) => touches(one, ...keys)),
  );

function ofOne(change: ObjectChange, { before, after }: ClusterDelta): readonly Told[] {
  const unit = unitOf(resourceOf(change)) ?? "";
  const name = stepName(unit);
  if (change.how === "changed")
    return [
      ...conditionsChange(
        unit,
        change.before === undefined ? [] : conditionsOf(change.before),
        change.after === undefined ? [] : conditionsOf(change.after),
      ),
      ...hookLost(change),
      ...limitsChange(change),
    ];
  const texts = enumerate(conditionTexts(conditionsOf(resourceOf(change))), 4);
  const isNew = !hasUnit(unit, before);
  const isGone = !hasUnit(unit, after);
  if (change.how === "added")
    return [
      isNew
        ? { risk: "routine", says: `A new Job waits before ${name}, which is new too, until ${texts}.` }
        : {
            risk: "careful",
            says: `Nothing was waited for before ${name}; a new Job now waits until ${texts}.`,
            afterMerging: whatWaits(unit),
          },
    ];
  return isGone
    ? []
    : [
        {
          risk: isOfMesh(unit) ? "stop" : "careful",
          says: `The Job that waits before ${name} is taken away: ${name} no longer waits until ${texts}.`,
          ...(isOfMesh(unit) && {
            beforeMerging: `Confirm that ${name} may start at any time: in a cluster that is new, or is restored, what it needs is not there yet.`,
          }),
        },
      ];
}

/** Engines that come or go where there is another one before and after. */
function switchedEngines({ before, after }: ClusterDelta): ReadonlySet<string> {
  const [old, now] = [new Set<string>(enginesIn(before)), new Set<string>(enginesIn(after))];
  return old.size === 0 || now.size === 0 ? new Set() : old.symmetricDifference(now);
}

/** True for a gate whose unit goes too: nothing is left that could begin too early. */
export const goesWithUnit = (change: ObjectChange, { after }: ClusterDelta): boolean =>
  change.how === "removed" && isGate(resourceOf(change)) && !hasUnit(unitOf(resourceOf(change)) ?? "", after);

/** What becomes of the checks that units wait for. Both engines have one for each unit, in two dresses: told once. */
export function gateChanges(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const ofMembers = toldWithMembers(delta, whole);
  const switched = switchedEngines(delta);
  const gates = delta.changes.filter((change) => {
    const resource = resourceOf(change);
    // Another engine brings the same gates in its own dress.
    if (resource.area.of === "gate" && switched.has(resource.area.engine)) return false;
    // A link comes and goes with its check, which is told with the peer.
    return isGate(resource) && !(change.how !== "changed" && isLink(resource)) && !ofMembers.whole(change);
  });
  const told = new Map<string, Said>();
  for (const change of gates)
    for (const one of ofOne(change, delta)) {
      const key = JSON.stringify([unitOf(resourceOf(change)), one.says]);
      const cause = judged(change);
      if (cause.pointers?.length === 0) continue;
      const known = told.get(key);
      told.set(key, { ...one, causes: [...(known?.causes ?? []), cause] });
    }
  return [...told.values()];
}
