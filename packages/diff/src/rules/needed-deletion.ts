import { checks } from "@meshwright/checks";
import { finding, kinds } from "@meshwright/findings";
import { placeIn } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import type { Fate } from "../objects/fate.ts";
import { fateOf } from "../objects/fate.ts";
import type { Rule, Said } from "../rule.ts";
import { enumerate, nameOf } from "../words.ts";

const references = checks.filter(({ finds }) => finds.some(({ code }) => code === kinds.danglingReference.code));

/** What a finding says of an object that is missing, without what was perhaps meant. */
const missing = (message: string): string => message.split(" Did you mean ")[0] ?? message;

/** Who names each object that goes and is made by nobody else: the checks know where objects name each other. */
function neededBy(
  removed: readonly ObjectChange[],
  { after }: ClusterDelta,
): ReadonlyMap<ObjectChange, readonly string[]> {
  const gone = new Map(
    removed.map((change) => {
      const resource = resourceOf(change);
      const { kind, name, namespace } = resource.ref;
      const { message } = finding(kinds.danglingReference, placeIn(resource), { kind, name, namespace });
      return [message, change] as const;
    }),
  );
  const input = { inventory: after };
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
  const inIt = resource.ref.kind === "Namespace";
  return {
    risk: what === "stays" ? "careful" : "stop",
    says: `${name} goes, but ${enumerate(by, 6)} still ${inIt ? (by.length === 1 ? "lies in it" : "lie in it") : by.length === 1 ? "needs it" : "need it"}. ${becomes[what]}.`,
    watch: `Before merging, keep ${name}, or take out what ${inIt ? "lies in" : "names"} it as well.`,
    causes: [causeOf(change)],
  };
}

export const neededDeletion: Rule = {
  name: "needed-deletion",
  heading: "Something goes that others need",
  summary: "An object is taken out of git that objects which stay still name",
  risks: ["stop", "careful"],
  *run(delta) {
    const removed = delta.changes.filter(({ how, before }) => how === "removed" && before?.area.of !== "gate");
    if (removed.length === 0) return;
    for (const [change, by] of neededBy(removed, delta)) yield sayOf(change, by, delta);
  },
};
