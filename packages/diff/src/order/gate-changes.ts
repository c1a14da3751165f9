import { at, textAt } from "@meshwright/inventory";
import { gateLabel } from "@meshwright/model";
import type { ClusterDelta } from "../delta.ts";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { enginesIn } from "../forecast/delivered.ts";
import type { GateCondition } from "../mesh/conditions.ts";
import { conditionsOf, conditionTexts, isGate } from "../mesh/conditions.ts";
import { hasUnit, isLink, unitOf, waveOfUnit } from "../mesh/units.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Said } from "../rule.ts";
import { touches } from "./touches.ts";
import { enumerate } from "../words.ts";

/** Up to the links, an order that is lost means a mesh with a CA of its own, or one that half exists. */
const lastOfMesh = 79;

const isOfMesh = (unit: string): boolean => waveOfUnit(unit) <= lastOfMesh;

/** `istiod` of `60-istiod`: the step as people call it. */
const stepName = (unit: string): string => unit.replace(/^\d+-/, "");

/** What a condition asks: it is replaced by another one that asks the same of something else. */
const asks = ({ line }: GateCondition): string => line.split(/\s/, 2).join(" ");

type Told = Omit<Said, "causes">;

function conditionsChange(
  unit: string,
  before: readonly GateCondition[],
  after: readonly GateCondition[],
): readonly Told[] {
  const [old, now] = [new Set(before.map(({ line }) => line)), new Set(after.map(({ line }) => line))];
  const gone = before.filter(({ line }) => !now.has(line));
  const come = after.filter(({ line }) => !old.has(line));
  const texts = new Set(come.map(({ text }) => text));
  const adjusted = gone.filter(({ text }) => texts.has(text));
  const lost = gone.filter((one) => !adjusted.includes(one));
  const gained = come.filter(({ text }) => !adjusted.some((one) => one.text === text));
  // A need is replaced, not lost, where the same is still asked of something.
  const isLost = lost.some((one) => !after.some((other) => asks(other) === asks(one)));
  const name = stepName(unit);
  const told = [
    ...(lost.length > 0 ? [`${name} no longer waits until ${enumerate(conditionTexts(lost), 4)}`] : []),
    ...(gained.length > 0 ? [`${name} now waits until ${enumerate(conditionTexts(gained), 4)}`] : []),
    ...(adjusted.length > 0
      ? [
          `${name} waits by other values, such as an address or certificates, until ${enumerate(conditionTexts(adjusted), 4)}`,
        ]
      : []),
  ];
  if (told.length === 0) return [];
  return [
    {
      risk: isLost && isOfMesh(unit) ? "stop" : "careful",
      says: `${told.join("; ")}.`,
      watch: isLost
        ? `Say why ${name} may start without it: an istiod that starts before its CA makes a root of its own, and a secret for a peer before the way is open reaches nobody.`
        : `After merging, kubectl -n meshwright-gates logs -l ${gateLabel}=${unit} says what ${name} still waits for.`,
    },
  ];
}

function hookLost(change: ObjectChange): readonly Told[] {
  const hook = ["metadata", "annotations", "argocd.argoproj.io/hook"] as const;
  const { before, after } = change;
  const was = textAt(before?.body, ...hook);
  if (was === undefined || after === undefined || textAt(after.body, ...hook) === was) return [];
  const unit = unitOf(after) ?? "";
  return [
    {
      risk: "stop",
      says: `The check before ${stepName(unit)} is no longer a hook of each Argo CD sync: it runs once, and later syncs wait for nothing.`,
      watch: "Render again: a check of Argo CD always is a hook.",
    },
  ];
}

const limits = [
  ["spec", "activeDeadlineSeconds"],
  ["spec", "backoffLimit"],
  ["spec", "template", "spec", "containers", "*", "env"],
] as const;

function limitsChange(change: ObjectChange): readonly Told[] {
  if (!change.changes.some((one) => limits.some((keys) => touches(one, ...keys)))) return [];
  const unit = unitOf(resourceOf(change)) ?? "";
  return [
    {
      risk: "careful",
      says: `How long the check before ${stepName(unit)} tries before it gives up, and is tried again, changes (deadline of the Job: ${JSON.stringify(at(change.before?.body, "spec", "activeDeadlineSeconds") ?? "none")} to ${JSON.stringify(at(change.after?.body, "spec", "activeDeadlineSeconds") ?? "none")} s).`,
    },
  ];
}

/** What of a gate this judges: what it waits for, when it runs, how long; and the name that follows from it. */
const judged = (change: ObjectChange): Cause =>
  change.how === "changed"
    ? causeOf(
        change,
        change.changes.filter(
          (one) =>
            touches(one, "spec", "template", "spec", "containers", "*", "args") ||
            touches(one, "spec", "template", "spec", "containers", "*", "command") ||
            touches(one, "metadata", "name") ||
            touches(one, "metadata", "annotations", "argocd.argoproj.io/hook") ||
            limits.some((keys) => touches(one, ...keys)),
        ),
      )
    : causeOf(change);

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
        ? { risk: "routine", says: `${name}, which is new, waits until ${texts}.` }
        : { risk: "careful", says: `${name} waited for nothing, and now waits until ${texts}.` },
    ];
  return isGone
    ? [{ risk: "routine", says: `The check before ${name} goes with ${name} itself.` }]
    : [
        {
          risk: isOfMesh(unit) ? "stop" : "careful",
          says: `The check before ${name} is taken away: ${name} no longer waits until ${texts}.`,
          ...(isOfMesh(unit) && {
            watch: `Say why ${name} may start without it: whatever it needs may not be there yet in a cluster that is new, or is restored.`,
          }),
        },
      ];
}

/** Engines that come or go where there is another one before and after. */
function switchedEngines({ before, after }: ClusterDelta): ReadonlySet<string> {
  const [old, now] = [new Set<string>(enginesIn(before)), new Set<string>(enginesIn(after))];
  return old.size === 0 || now.size === 0 ? new Set() : old.symmetricDifference(now);
}

/** What becomes of the checks that units wait for. Both engines have one for each unit, in two dresses: told once. */
export function gateChanges(delta: ClusterDelta): readonly Said[] {
  const switched = switchedEngines(delta);
  const gates = delta.changes.filter((change) => {
    const resource = resourceOf(change);
    // Another engine brings the same gates in its own dress.
    if (resource.area.of === "gate" && switched.has(resource.area.engine)) return false;
    // A link comes and goes with its check, which is told with the peer.
    return isGate(resource) && !(change.how !== "changed" && isLink(resource));
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
