import type { Resource } from "@meshwright/inventory";
import { itemsAt, settingsFolder, textAt } from "@meshwright/inventory";
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

const names: Readonly<Record<Engine, string>> = { argocd: "Argo CD", flux: "Flux" };

const isDelivering = (change: ObjectChange): boolean => resourceOf(change).area.of === "delivery";

const isOf = (engine: Engine, change: ObjectChange): boolean => {
  const { area } = resourceOf(change);
  return (area.of === "delivery" || area.of === "gate") && area.engine === engine;
};

/** A cluster that gets another engine, or one more: all that delivers it comes and goes together. */
export function enginesChange(delta: ClusterDelta): readonly Said[] {
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
        ? `${delta.cluster} is delivered by ${words(come)} as well as by ${words(old)}: as long as both are at work there, each puts right what the other did.`
        : `${delta.cluster} is delivered by ${words(now)} and no longer by ${words(gone)}. What ${words(gone)} made stays as far as what delivered it leaves it; the secrets for peers are deleted with their delivery, and made anew by ${words(now)}: until then the peers are not reached.`,
      watch: isBoth
        ? `Let one engine at a time deliver the cluster: take the Applications away without what they made (argocd app delete --cascade=false) before flux bootstrap, and the other way round.`
        : `Before merging, see that ${words(gone)} deletes nothing (argocd app delete --cascade=false, or flux suspend), then begin with ${words(now)}; afterwards istioctl remote-clusters says synced.`,
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
      ? "goes with all that it has made"
      : "goes, and what it has made stays and runs on, with nobody to put it right";
  return fateOf(resource, before, after).what === "deleted"
    ? "is deleted, and does with what it has made as its settings say"
    : "stays in the cluster until a person deletes it";
}

/** Applications and the like that come or go, of units that come, go or stay. */
export function deliveriesChange(delta: ClusterDelta, whole: Delta): readonly Said[] {
  const isTold = new Set(enginesChange(delta).flatMap(({ causes }) => causes.map(({ object }) => object.file)));
  const own = delta.changes.filter(
    (change) =>
      isDelivering(change) &&
      change.how !== "changed" &&
      !isTold.has(resourceOf(change).file) &&
      !isOfMember(change, whole),
  );
  const said = own.map((change): Said => {
    const resource = resourceOf(change);
    const unit = unitOf(resource);
    const name = inWords([resource]);
    const causes = [causeOf(change)];
    if (resource.folder === `${delta.cluster}/${settingsFolder}`)
      return {
        risk: "careful",
        says: `${name}, which a person applies by hand, ${change.how === "added" ? "is new" : "is in the tree no more"}.`,
        causes,
      };
    if (change.how === "added")
      return holds(unit, delta.before) && isDelivered(unit, delta.before)
        ? {
            risk: "careful",
            says: `${name} is new, and delivers ${unit}, which something else has delivered until now.`,
            causes,
          }
        : {
            risk: "routine",
            says: `${name} is new, and begins to deliver${unit === undefined ? "" : ` ${unit}`}.`,
            causes,
          };
    if (isSource(resource))
      return { risk: "routine", says: `${name}, where a chart was had from, is in the tree no more.`, causes };
    return holds(unit, delta.after) && !isDelivered(unit, delta.after)
      ? {
          risk: "stop",
          says: `${name} ${whatStays(change, delta)}. Nothing else delivers ${unit}, which is still in the tree: what changes there arrives no more.`,
          watch: `See that something delivers ${unit}, or take its folder out of the tree as well.`,
          causes,
        }
      : {
          // What becomes of the objects of a unit that goes is told with them; a chart has none in the tree.
          risk: holds(unit, delta.before) && !holds(unit, delta.after) ? "routine" : "careful",
          says: `${name} ${whatStays(change, delta)}.`,
          causes,
        };
  });
  const groups = Map.groupBy(said, (one) => (one.risk === "routine" ? "routine" : one.says));
  return [...groups.values()].flatMap((all) =>
    all[0]?.risk === "routine" && all.length > 1
      ? [
          {
            risk: "routine" as const,
            says:
              enumerate(
                all.map(({ says }) => says.replace(/\.$/, "")),
                4,
              ) + ".",
            causes: all.flatMap(({ causes }) => causes),
          },
        ]
      : all,
  );
}
