import { templateKeys } from "@meshwright/checks";
import { pointerTo } from "@meshwright/findings";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { partOf } from "../machinery/part.ts";
import { releaseRestarts, rolloutCommand } from "../machinery/release-restarts.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { replicasOf } from "../pods/replicas.ts";
import { rolloutOf } from "../pods/rollout.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { changeInWords } from "../value/in-words.ts";
import { enumerate, nameOf } from "../words.ts";

/** A workload of a rendered chart whose pod template changes. */
function* ofRendered(change: ObjectChange, { after }: ClusterDelta): Iterable<Said> {
  const resource = resourceOf(change);
  const [part, keys] = [partOf(resource), templateKeys(resource)];
  if (change.how !== "changed" || part === undefined || keys === undefined) return;
  const within = change.changes.filter((one) => isWithin(one, ...keys));
  const replicas = replicasOf(resource, after);
  const rollout = rolloutOf(resource, replicas);
  if (within.length === 0 || rollout === undefined) return;
  const name = nameOf(resource.ref);
  const what = enumerate(
    within.map((one) => changeInWords({ ...one, path: one.path.slice(keys.length) })),
    6,
  );
  const causes = [{ ...causeOf(change), pointers: [pointerTo(...keys)] }];
  if (rollout.when === "later")
    yield {
      risk: "routine",
      says: `The pod template of ${name} (${part.name}) changes in ${what}; ${rollout.how}.`,
      causes,
    };
  else
    yield {
      risk: "careful",
      says: `The pods of ${name} (${part.name}, ${resource.ref.kind === "DaemonSet" ? "one on each node" : replicas.text}) are replaced by new ones: ${rollout.how}. What changes in their pod template: ${what}. ${part.meanwhile}.`,
      afterMerging: `\`${rolloutCommand(name)}\` must end: then all of its pods are new.`,
      causes,
      restarts: [name],
    };
}

export const controlPlaneRestarts: Rule = {
  name: "control-plane-restarts",
  heading: "Parts that the mesh is made of restart",
  summary: "Istiod, a gateway, the CNI plugin, cert-manager, Kiali or another part of the mesh gets new pods",
  risks: ["careful", "routine"],
  *run(delta, whole) {
    yield* releaseRestarts(delta, whole);
    for (const change of delta.changes) yield* ofRendered(change, delta);
  },
};
