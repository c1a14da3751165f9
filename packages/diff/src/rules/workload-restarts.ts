import { pointerTo } from "@meshwright/findings";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import type { ClusterDelta } from "../delta.ts";
import { partOf } from "../machinery/part.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { templateKeys } from "../pods/pod-template.ts";
import { replicasOf } from "../pods/replicas.ts";
import type { Rollout } from "../pods/rollout.ts";
import { rolloutOf } from "../pods/rollout.ts";
import type { Rule, Said } from "../rule.ts";
import { isWithin } from "../value/change.ts";
import { changeInWords } from "../value/in-words.ts";
import { enumerate, nameOf } from "../words.ts";

interface Restart {
  readonly folder: string;
  readonly name: string;
  readonly pods: string;
  readonly rollout: Rollout;
  readonly what: readonly string[];
  readonly cause: Cause;
  readonly status: string;
}

/** Istio's own and what is beside it are told by control-plane-restarts, gates by order-changed. */
function restartOf(change: ObjectChange, { after }: ClusterDelta): Restart | undefined {
  const resource = resourceOf(change);
  const keys = templateKeys(resource);
  if (change.how !== "changed" || keys === undefined || keys.length === 0) return undefined;
  if (resource.area.of === "gate" || partOf(resource) !== undefined) return undefined;
  const within = change.changes.filter((one) => isWithin(one, ...keys));
  const replicas = replicasOf(resource, after);
  const rollout = rolloutOf(resource, replicas);
  if (within.length === 0 || rollout === undefined) return undefined;
  const { kind, name, namespace } = resource.ref;
  return {
    folder: resource.folder,
    name: nameOf(resource.ref),
    pods: rollout.when === "later" || kind === "DaemonSet" ? "" : ` (${replicas.text})`,
    rollout,
    what: within.map((one) => changeInWords({ ...one, path: one.path.slice(keys.length) })),
    cause: { ...causeOf(change), pointers: [pointerTo(...keys)] },
    status: `kubectl ${namespace === undefined ? "" : `-n ${namespace} `}rollout status ${kind.toLowerCase()}/${name}`,
  };
}

function sayOf(restarts: readonly Restart[]): Said {
  const [{ rollout, status } = { rollout: undefined, status: "" }] = restarts;
  const names = enumerate(restarts.map(({ name, pods }) => `${name}${pods}`));
  const what = enumerate([...new Set(restarts.flatMap((one) => one.what))], 6);
  const because = what === "" ? "" : ` What changes in their pod template: ${what}.`;
  const causes = restarts.map(({ cause }) => cause);
  if (rollout?.when !== "restarts")
    return {
      risk: "routine",
      says: `The pod template of ${names} changes; ${rollout?.how ?? "nothing restarts"}.${because}`,
      causes,
    };
  return {
    risk: "careful",
    says: `The pods of ${names} are replaced by new ones: ${rollout.how}.${because}`,
    watch: `After merging, \`${status}\` ends when all pods are new; if it does not, look at the new pods with \`kubectl describe pod\`${
      rollout.isOutage ? ", and merge at a time at which nobody needs it" : ""
    }.`,
    causes,
    restarts: restarts.map(({ name }) => name),
  };
}

export const workloadRestarts: Rule = {
  name: "workload-restarts",
  heading: "Workloads restart",
  summary: "The pod template of a workload changes, so that its pods are made anew",
  risks: ["careful", "routine"],
  *run(delta) {
    const found = delta.changes.flatMap((change) => restartOf(change, delta) ?? []);
    const groups = Map.groupBy(found, ({ folder, rollout, what }) => JSON.stringify([folder, rollout.how, what]));
    for (const restarts of groups.values()) yield sayOf(restarts);
  },
};
