import { matchesLabels } from "@meshwright/checks";
import type { Inventory, Resource } from "@meshwright/inventory";
import { at, entriesAt, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import { groupKind } from "@meshwright/model";
import { causeOf } from "../effect.ts";
import { partOf } from "../machinery/part.ts";
import type { ObjectChange } from "../object-change.ts";
import { scalerOf } from "../pods/replicas.ts";
import type { Said } from "../rule.ts";
import { changeInWords } from "../value/in-words.ts";
import { isWithin } from "../value/change.ts";
import { counted, enumerate, nameOf } from "../words.ts";

const workloads = new Set(["apps/Deployment", "apps/StatefulSet", "apps/ReplicaSet", "apps/DaemonSet"]);

/** Says how pods are replaced the next time; no pod is touched now. */
const manners = [
  "strategy",
  "updateStrategy",
  "minReadySeconds",
  "revisionHistoryLimit",
  "progressDeadlineSeconds",
  "podManagementPolicy",
  "persistentVolumeClaimRetentionPolicy",
];

const numberOf = (body: Json | undefined): number => {
  const value = at(body, "spec", "replicas") ?? 1;
  return typeof value === "number" ? value : 1;
};

/** True for what makes the mesh, and what a Service sends to. */
function isCalled(workload: Resource, inventory: Inventory): boolean {
  const labels = at(workload.body, "spec", "template", "metadata", "labels");
  return (
    partOf(workload) !== undefined ||
    inventory.of("", "Service").some(({ ref, body }) => {
      const selector = at(body["spec"], "selector");
      return (
        ref.namespace === workload.ref.namespace && entriesAt(selector).length > 0 && matchesLabels(selector, labels)
      );
    })
  );
}

/** What fewer pods mean. */
function warningOf(after: number): string {
  if (after === 0) return " Nothing answers for it any more.";
  return after === 1 ? " A single pod is left: it is away whenever its node is drained or it restarts." : "";
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
function takesAllAtOnce(body: Json): boolean {
  const away = at(body, "spec", "strategy", "rollingUpdate", "maxUnavailable");
  return textAt(body, "spec", "strategy", "type") === "Recreate" || away === "100%";
}

export function* workloadScale(change: ObjectChange, inventory: Inventory): Iterable<Said> {
  const { before, after } = change;
  if (change.how !== "changed" || before === undefined || after === undefined || !workloads.has(groupKind(after.ref)))
    return;
  const name = nameOf(after.ref);
  const [old, now] = [numberOf(before.body), numberOf(after.body)];
  const replicas = change.changes.filter((one) => isWithin(one, "spec", "replicas"));
  if (replicas.length > 0) {
    const scaler = scalerOf(after, inventory);
    const isFew = now < old && now < 2;
    const isOutage = now === 0 && old > 0 && isCalled(after, inventory);
    const losesData =
      now < old && textAt(after.body, "spec", "persistentVolumeClaimRetentionPolicy", "whenScaled") === "Delete";
    yield {
      risk: isOutage || losesData ? "stop" : isFew ? "careful" : "routine",
      says:
        old === now
          ? `${name} keeps ${counted(now, "pod")}; only how its manifest says so changes.`
          : `${name} goes from ${old} to ${counted(now, "pod")}. No pod that stays restarts.${warningOf(now < old ? now : 2)}${losesData ? " The volumes of those that go are deleted with them (persistentVolumeClaimRetentionPolicy)." : ""}${
              scaler === undefined ? "" : ` ${nameOf(scaler.ref)} has the last word.`
            }`,
      ...(isFew && {
        beforeMerging: `See that ${now === 0 ? "nobody calls it any more" : "one pod is enough"}: \`istio_requests_total\` with destination_workload="${after.ref.name}" says how often it is called.`,
        afterMerging: `The error rate of its callers must stay as it was: \`istio_requests_total\` with destination_workload="${after.ref.name}" and a response_code from 500.`,
      }),
      causes: [{ ...causeOf(change), pointers: ["/spec/replicas"] }],
    };
  }
  const paused = change.changes.filter((one) => isWithin(one, "spec", "paused"));
  if (paused.length > 0) {
    const stops = at(after.body, "spec", "paused") === true;
    yield {
      risk: "careful",
      says: stops
        ? `${name} is paused: no change of its pod template takes effect until it is resumed.`
        : `${name} is resumed: what changed in its pod template meanwhile is rolled out now.`,
      afterMerging: `\`kubectl -n ${after.ref.namespace ?? "default"} rollout status ${after.ref.kind.toLowerCase()}/${after.ref.name}\` says whether it is paused, or done.`,
      causes: [{ ...causeOf(change), pointers: ["/spec/paused"] }],
    };
  }
  const next = change.changes.filter((one) => manners.some((key) => isWithin(one, "spec", key)));
  if (next.length > 0) {
    const isOutage = !takesAllAtOnce(before.body) && takesAllAtOnce(after.body);
    const deletes = next.some((one) => isWithin(one, "spec", "persistentVolumeClaimRetentionPolicy"));
    yield {
      risk: isOutage || deletes ? "careful" : "routine",
      says: `${name} replaces its pods in another way from the next rollout on: ${enumerate(next.map(changeInWords), 4)}.${isOutage ? " All of them are then stopped before new ones are ready, and nothing answers meanwhile." : ""}`,
      ...(isOutage && { beforeMerging: "Find out whether it may be away for as long as its pods take to start." }),
      causes: [causeOf(change, next)],
    };
  }
}
