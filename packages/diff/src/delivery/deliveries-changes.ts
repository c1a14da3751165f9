import type { Resource } from "@meshwright/inventory";
import { applicationsOf, itemsAt, settingsFolder, textAt } from "@meshwright/inventory";
import type { Engine } from "@meshwright/model";
import { clusterLabel, groupKind } from "@meshwright/model";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import { enginesIn } from "../forecast/delivered.ts";
import { isNamedFor, membersThat } from "../mesh/members.ts";
import { isLink, unitOf } from "../mesh/units.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import { inWords } from "../objects/in-words.ts";
import type { Said } from "../rule.ts";
import { enumerate } from "../words.ts";
import type { Difference } from "./aspect.ts";

const names: Readonly<Record<Engine, string>> = { argocd: "Argo CD", flux: "Flux" };

const isDelivering = (change: ObjectChange): boolean => resourceOf(change).area.of === "delivery";

const isOf = (engine: Engine, change: ObjectChange): boolean => {
  const { area } = resourceOf(change);
  return (area.of === "delivery" || area.of === "gate") && area.engine === engine;
};

/** A cluster that gets another engine, or one more: all that delivers it comes and goes together. */
function enginesChange(delta: ClusterDelta): readonly Said[] {
  const [old, now] = [enginesIn(delta.before), enginesIn(delta.after)];
  const [gone, come] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
  if (old.length === 0 || now.length === 0 || (gone.length === 0 && come.length === 0)) return [];
  const causes = delta.changes
    .filter((change) => change.how !== "changed" && [...gone, ...come].some((engine) => isOf(engine, change)))
    .map((change) => causeOf(change));
  if (causes.length === 0) return [];
  const words = (engines: readonly Engine[]): string => enumerate(engines.map((one) => names[one]));
  const isBoth = gone.length === 0;
  return [
    {
      risk: "stop",
      says: isBoth
        ? `${delta.cluster} is delivered by ${words(come)} as well as by ${words(old)}: as long as both are at work there, each undoes what the other did.`
        : `${delta.cluster} is delivered by ${words(now)} and no longer by ${words(gone)}. What ${words(gone)} made stays as far as what delivered it leaves it; the remote secrets for other clusters are deleted with what delivered them, and made anew by ${words(now)}: until then the other clusters are not reached.`,
      ...(isBoth
        ? {
            beforeMerging:
              "Let only one of them deliver the cluster at a time: take the Applications away without what they made (`argocd app delete --cascade=false`) before `flux bootstrap`, or suspend Flux (`flux suspend kustomization --all`) before Argo CD begins.",
          }
        : {
            beforeMerging: `See that ${words(gone)} deletes nothing: ${gone.includes("argocd") ? "`argocd app delete --cascade=false`" : "`flux suspend kustomization --all`"}. Then begin with ${words(now)}.`,
            afterMerging: "`istioctl remote-clusters` says synced.",
          }),
      causes,
    },
  ];
}

/** What is told with the members that come and go, or with their links. */
function isOfMember(change: ObjectChange, whole: Delta): boolean {
  const resource = resourceOf(change);
  const members = [...membersThat(whole, "new"), ...membersThat(whole, "gone")];
  const of = textAt(resource.body, "metadata", "labels", clusterLabel);
  return (
    (isLink(resource) && change.how !== "changed") ||
    isNamedFor(resource, members) ||
    (of !== undefined && members.includes(of))
  );
}

const isSource = ({ ref }: Resource): boolean => groupKind(ref).startsWith("source.toolkit.fluxcd.io/");

/** True where a side has objects of a unit that are delivered. */
const holds = (unit: string | undefined, side: ClusterDelta["before"]): boolean =>
  unit !== undefined && side.resources.some(({ area }) => area.of === "unit" && area.unit === unit);

const isDelivered = (unit: string | undefined, side: ClusterDelta["before"]): boolean =>
  unit !== undefined &&
  side.resources.some((one) => one.area.of === "delivery" && !isSource(one) && unitOf(one) === unit);

function whatStays(change: ObjectChange, { before, after }: ClusterDelta): string {
  const resource = resourceOf(change);
  if (groupKind(resource.ref) === "argoproj.io/Application")
    return itemsAt(resource.body, "metadata", "finalizers").length > 0
      ? "all that it has made goes with it"
      : "what it has made stays and runs on, and nobody updates it";
  return fateOf(resource, before, after).what === "deleted"
    ? "it is deleted, and does with what it has made as its settings say"
    : "it stays in the cluster until a person deletes it";
}

/** What becomes of one delivery that comes or goes; the name comes before the text. */
function told(change: ObjectChange, delta: ClusterDelta): Difference {
  const resource = resourceOf(change);
  const unit = unitOf(resource);
  const isNew = change.how === "added";
  if (resource.folder === `${delta.cluster}/${settingsFolder}`)
    return { risk: "careful", text: `${isNew ? "new" : "taken out of git"}, applied by a person` };
  if (isNew)
    return holds(unit, delta.before) && isDelivered(unit, delta.before)
      ? { risk: "careful", text: `new, and delivers ${unit}, which something else has delivered until now` }
      : { risk: "routine", text: "new, and begins to deliver" };
  if (isSource(resource)) return { risk: "routine", text: "taken out of git; a chart was fetched from there" };
  if (holds(unit, delta.after) && !isDelivered(unit, delta.after))
    return {
      risk: "stop",
      text: `taken out of git: ${whatStays(change, delta)}. Nothing else delivers the folder ${unit}, which is still there: what changes in it no longer arrives`,
      beforeMerging: `See that something delivers the folder ${unit}, or take the folder out of git as well.`,
    };
  // What becomes of the objects of a unit that goes is told with them; a chart has none in the tree.
  const isWhole = holds(unit, delta.before) && !holds(unit, delta.after);
  return { risk: isWhole ? "routine" : "careful", text: `taken out of git; ${whatStays(change, delta)}` };
}

/** One ApplicationSet in the place of root Applications, or the other way round: docs/argocd.md. */
function rootsSwitch(changes: readonly ObjectChange[]): readonly Said[] {
  const isSet = (change: ObjectChange): boolean => groupKind(resourceOf(change).ref) === "argoproj.io/ApplicationSet";
  return changes.filter(isSet).flatMap((change): readonly Said[] => {
    const made = new Set<string>(applicationsOf(resourceOf(change)).map(({ ref }) => ref.name));
    const others = changes.filter((one) => one.how !== change.how && made.has(resourceOf(one).ref.name));
    if (others.length === 0) return [];
    const [by, instead] =
      change.how === "added"
        ? ["the ApplicationSet", "root Applications"]
        : ["root Applications", "the ApplicationSet"];
    return [
      {
        risk: "careful",
        says: `What delivers the clusters is made by ${by} instead of ${instead}: ${enumerate(others.map((one) => resourceOf(one).ref.name))}. They have the same names, and no Application of a cluster is deleted; for some seconds a cluster may be without what delivers it.`,
        afterMerging: "`kubectl -n argocd get applications` shows all of these again, as Synced.",
        causes: [change, ...others].map((one) => causeOf(one)),
      },
    ];
  });
}

/** Engines, Applications and the like that come or go, of units that come, go or stay. */
export function deliveriesChange(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const coming = delta.changes.filter((change) => isDelivering(change) && change.how !== "changed");
  const switched = [...enginesChange(delta), ...rootsSwitch(coming)];
  const isTold = new Set(switched.flatMap(({ causes }) => causes.map(({ object }) => object.file)));
  const own = coming.filter((change) => !isTold.has(resourceOf(change).file) && !isOfMember(change, whole));
  const groups = Map.groupBy(own, (change) => JSON.stringify([resourceOf(change).ref.kind, told(change, delta)]));
  return [
    ...switched,
    ...[...groups.values()].flatMap((all): readonly Said[] => {
      const [first] = all;
      if (first === undefined) return [];
      const { risk, text, beforeMerging, afterMerging } = told(first, delta);
      return [
        {
          risk,
          says: `${inWords(all.map(resourceOf))}: ${text}.`,
          ...(beforeMerging !== undefined && { beforeMerging }),
          ...(afterMerging !== undefined && { afterMerging }),
          causes: all.map((change) => causeOf(change)),
        },
      ];
    }),
  ];
}
