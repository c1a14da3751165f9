import { checks } from "@meshwright/checks";
import { kinds } from "@meshwright/findings";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Fate } from "../objects/fate.ts";
import { fateOf } from "../objects/fate.ts";
import { isNamed, missing, removedByMessage } from "../objects/missing.ts";
import type { Rule, Said } from "../rule.ts";
import { enumerate, nameOf } from "../words.ts";

const references = checks.filter(({ finds }) => finds.some(({ code }) => code === kinds.danglingReference.code));

/** Who names each object that goes and is made by nobody else: the checks know where objects name each other. */
function neededBy(
  gone: ReadonlyMap<string, ObjectChange>,
  { after }: ClusterDelta,
): ReadonlyMap<ObjectChange, readonly string[]> {
  // What goes is not there already, so that nothing of it is given.
  const input = { inventory: after, given: new Set<string>() };
  const named = references.flatMap((check) =>
    [...check.run(input)].flatMap(({ code, message, place }) => {
      const change = code === kinds.danglingReference.code ? gone.get(missing(message)) : undefined;
      return change === undefined || place.in !== "object" ? [] : [{ change, by: nameOf(place.ref) }];
    }),
  );
  return new Map(
    [...Map.groupBy(named, ({ change }) => change)].map(([change, all]) => [
      change,
      [...new Set(all.map(({ by }) => by))].toSorted(),
    ]),
  );
}

const becomes: Readonly<Record<Fate["what"], string>> = {
  deleted: "It is deleted from the cluster",
  asks: "Argo CD asks before it deletes it",
  stays: "It stays in the cluster, but a new cluster will not have it",
  unknown: "It may be deleted from the cluster",
};

function sayOf(change: ObjectChange, by: readonly string[], { before, after }: ClusterDelta): Said {
  const resource = resourceOf(change);
  const { what } = fateOf(resource, before, after);
  const name = nameOf(resource.ref);
  const along = resource.ref.kind === "ExternalSecret" ? " and the Secret that it makes go" : " goes";
  const inIt = resource.ref.kind === "Namespace";
  return {
    risk: what === "stays" ? "careful" : "stop",
    says: `${name}${along}, but ${enumerate(by, 6)} still ${inIt ? (by.length === 1 ? "lies in it" : "lie in it") : by.length === 1 ? "needs it" : "need it"}. ${becomes[what]}.`,
    beforeMerging: `Keep ${name}, or take out what ${inIt ? "lies in" : "names"} it, as well.`,
    causes: [causeOf(change)],
  };
}

export const neededDeletion: Rule = {
  name: "needed-deletion",
  heading: "Something goes that others need",
  summary: "An object is taken out of git that objects which stay still name",
  risks: ["stop", "careful"],
  mayRestart: true,
  *run(delta) {
    const gone = removedByMessage(delta.changes);
    if (gone.size === 0 || !isNamed(gone.values(), delta.after)) return;
    for (const [change, by] of neededBy(gone, delta)) yield sayOf(change, by, delta);
  },
};
