import type { Inventory } from "@meshwright/inventory";
import { groupKind } from "@meshwright/model";
import { crdEffects } from "../crd/crd-effects.ts";
import type { ClusterDelta, Delta } from "../delta.ts";
import { causeOf } from "../effect.ts";
import type { ObjectChange } from "../object-change.ts";
import { isMoved, resourceOf } from "../object-change.ts";
import { fateOf } from "../objects/fate.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { enumerate, nameOf } from "../words.ts";

const isCrd = (change: ObjectChange): boolean =>
  groupKind(resourceOf(change).ref) === "apiextensions.k8s.io/CustomResourceDefinition";

function* ofRemoved(change: ObjectChange, { before, after }: ClusterDelta): Iterable<Said> {
  const crd = resourceOf(change);
  // CRDs that clusters share lie in a set for each version of a chart: another set may hold it still.
  if (after.find("apiextensions.k8s.io", crd.ref.kind, crd.ref.name) !== undefined) return;
  const { what, says } = fateOf(crd, before, after);
  const name = nameOf(crd.ref);
  yield {
    risk: what === "stays" ? "careful" : "stop",
    says: `${name} is taken out of git. ${says} ${what === "stays" ? "Nobody updates it any more." : "With it every object of its kind is deleted, in all namespaces, also what is not in git."}`,
    beforeMerging: `See what there is of it: \`kubectl get ${crd.ref.name} -A\`${what === "stays" ? "" : " must find nothing"}.`,
    causes: [causeOf(change)],
  };
}

/** Where the objects of a CRD may lie: beside it, or, of CRDs that clusters share, in what changes of the clusters. */
const inventoriesFor = (delta: ClusterDelta, whole: Delta): readonly Inventory[] =>
  delta.cluster.startsWith("_") ? whole.clusters.map(({ after }) => after) : [delta.after];

export const crdNarrowed: Rule = {
  name: "crd-narrowed",
  heading: "Kinds that take less",
  summary: "A CustomResourceDefinition goes, or no longer takes what it took",
  risks: ["stop", "careful", "routine"],
  *run(delta, whole) {
    const crds = delta.changes.filter(isCrd);
    for (const change of crds.filter(({ how }) => how === "removed")) yield* ofRemoved(change, delta);
    const same: ObjectChange[] = [];
    for (const change of crds.filter(({ how }) => how === "changed")) {
      const said = [...crdEffects(change, inventoriesFor(delta, whole))];
      yield* said;
      if (said.length === 0 && (isMoved(change) || change.changes.some((one) => isWithin(one, "spec", "versions"))))
        same.push(change);
    }
    if (same.length > 0)
      yield {
        risk: "routine",
        says: `Kinds take as much as before, or more${same.every(isMoved) ? "; their definitions lie in another folder, as those of each chart version do" : ""}: ${enumerate(
          same.map((change) => resourceOf(change).ref.name),
          5,
        )}.`,
        causes: same.map((change) =>
          change.changes.length === 0 ? causeOf(change) : { ...causeOf(change), pointers: ["/spec/versions"] },
        ),
      };
  },
};
