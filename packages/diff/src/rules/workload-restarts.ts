import { templateKeys } from "@meshwright/checks";
import { pointerTo } from "@meshwright/findings";
import type { Cause } from "../effect.ts";
import { causeOf } from "../effect.ts";
import { at } from "@meshwright/inventory";
import type { ClusterDelta } from "../delta.ts";
import { partOf } from "../machinery/part.ts";
import type { ObjectChange } from "../object-change.ts";
import { resourceOf } from "../object-change.ts";
import { replicasOf } from "../pods/replicas.ts";
import type { Rollout } from "../pods/rollout.ts";
import { rolloutOf } from "../pods/rollout.ts";
import type { Rule, Said } from "../rule.ts";
import type { ValueChange } from "../value/change.ts";
import { isWithin } from "../value/change.ts";
import { isOfVerification } from "../watching/verification.ts";
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
  /** True where it makes pods for each run. */
  readonly isRun: boolean;
}

/** When the CronJobs that prove the mesh run, and what they ask, is told by verification-changed; their images by version-moved. */
function isToldAsVerification(one: ValueChange, change: ObjectChange): boolean {
  if (!isOfVerification(resourceOf(change))) return false;
  const isOfContainer = (some: ValueChange, key: string): boolean =>
    isWithin(some, "spec", "jobTemplate", "spec", "template", "spec", "containers", "*", key);
  // How long it may take follows from what it asks.
  const asksOtherwise = change.changes.some((some) => isOfContainer(some, "args"));
  return (
    ["schedule", "timeZone", "suspend"].some((key) => isWithin(one, "spec", key)) ||
    ["args", "image"].some((key) => isOfContainer(one, key)) ||
    (asksOtherwise && isWithin(one, "spec", "jobTemplate", "spec", "activeDeadlineSeconds"))
  );
}

/** Istio's own and what is beside it are told by control-plane-restarts; a Job restarts nothing. */
function restartOf(change: ObjectChange, { after }: ClusterDelta): Restart | undefined {
  const resource = resourceOf(change);
  const keys = templateKeys(resource);
  if (change.how !== "changed" || keys === undefined || keys.length === 0) return undefined;
  if (partOf(resource) !== undefined) return undefined;
  // All that a CronJob says is for its next run.
  const judged = resource.ref.kind === "CronJob" ? ["spec"] : keys;
  const within = change.changes.filter((one) => isWithin(one, ...judged) && !isToldAsVerification(one, change));
  const replicas = replicasOf(resource, after);
  const rollout = rolloutOf(resource, replicas);
  if (within.length === 0 || rollout === undefined) return undefined;
  const { kind, name, namespace } = resource.ref;
  return {
    folder: resource.folder,
    isRun: kind === "CronJob",
    name: nameOf(resource.ref),
    pods: rollout.when === "later" || kind === "DaemonSet" ? "" : ` (${replicas.text})`,
    rollout,
    what: within.map((one) =>
      changeInWords({ ...one, path: one.path.slice((isWithin(one, ...keys) ? keys : judged).length) }),
    ),
    cause: isOfVerification(resource)
      ? causeOf(change, within)
      : { ...causeOf(change), pointers: [pointerTo(...judged)] },
    status: `kubectl ${namespace === undefined ? "" : `-n ${namespace} `}rollout status ${kind.toLowerCase()}/${name}`,
  };
}

function sayOf(restarts: readonly Restart[]): Said {
  const [{ rollout, status } = { rollout: undefined, status: "" }] = restarts;
  const names = enumerate(restarts.map(({ name, pods }) => `${name}${pods}`));
  const what = enumerate([...new Set(restarts.flatMap((one) => one.what))], 6);
  const because = what === "" ? "" : ` What changes in their pod template: ${what}.`;
  const causes = restarts.map(({ cause }) => cause);
  const isRun = restarts.every((one) => one.isRun);
  if (rollout?.when !== "restarts")
    return {
      risk: "routine",
      says: isRun
        ? `${names} change${restarts.length === 1 ? "s" : ""}${what === "" ? "" : `: ${what}`}. ${restarts.length === 1 ? "Its" : "Their"} next run takes that; no pod restarts.`
        : `The pod template of ${names} changes${what === "" ? "" : `: ${what}`}. No pod restarts now: ${rollout?.how ?? "it has none"}.`,
      causes,
    };
  return {
    risk: "careful",
    says: `The pods of ${names} are replaced by new ones: ${rollout.how}.${because}`,
    ...(rollout.isOutage && { beforeMerging: "Choose a time at which nobody needs it." }),
    afterMerging: `\`${status}\` must end: then all pods are new. If it does not, \`kubectl describe pod\` says why the new ones do not start.`,
    causes,
    restarts: restarts.map(({ name }) => name),
  };
}

/** A CronJob that is told to run no more, or to run again. */
function* suspended(change: ObjectChange): Iterable<Said> {
  const { before, after } = change;
  if (after?.ref.kind !== "CronJob" || before === undefined || isOfVerification(after)) return;
  const [was, is] = [before, after].map(({ body }) => at(body, "spec", "suspend") === true);
  if (was === is) return;
  yield {
    risk: "careful",
    says: is
      ? `${nameOf(after.ref)} is suspended: it starts no run until that is taken back.`
      : `${nameOf(after.ref)} is no longer suspended: it runs by its schedule again, and a run that was missed may start at once.`,
    afterMerging: `\`kubectl get cronjobs -n ${after.ref.namespace ?? "default"} ${after.ref.name}\` shows whether it is suspended and when it last ran.`,
    causes: [{ ...causeOf(change), pointers: ["/spec/suspend"] }],
  };
}

export const workloadRestarts: Rule = {
  name: "workload-restarts",
  heading: "Workloads change or restart",
  summary: "The pod template of a workload changes, so that its pods are made anew",
  risks: ["careful", "routine"],
  *run(delta) {
    for (const change of delta.changes) yield* suspended(change);
    const found = delta.changes.flatMap((change) => restartOf(change, delta) ?? []);
    const groups = Map.groupBy(found, ({ folder, rollout, what }) => JSON.stringify([folder, rollout.how, what]));
    for (const restarts of groups.values()) yield sayOf(restarts);
  },
};
