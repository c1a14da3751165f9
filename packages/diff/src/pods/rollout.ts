import type { Resource } from "@meshwright/inventory";
import { at, textAt } from "@meshwright/inventory";
import type { Json } from "@meshwright/model";
import type { Replicas } from "./replicas.ts";

/** What becomes of the pods of a workload whose template changes. */
export interface Rollout {
  /** `new pods start before old ones stop`: how old and new pods follow each other. */
  readonly how: string;
  /** `restarts`: soon after the apply; `later`: only when somebody or something else asks for it. */
  readonly when: "restarts" | "later";
  /** True where for a while no pod of it answers. */
  readonly isOutage: boolean;
}

const later = (how: string): Rollout => ({ how, when: "later", isOutage: false });

/** A number, or a share of all: `25%`. */
function share(value: Json | undefined, all: number, round: (value: number) => number, otherwise: string): number {
  const part = value ?? otherwise;
  if (typeof part === "number") return part;
  const percent = typeof part === "string" ? /^(\d{1,9})%$/.exec(part)?.[1] : undefined;
  return percent === undefined ? 0 : round((Number(percent) * all) / 100);
}

/**
 * https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy: a surge is rounded up, what may be away down;
 * where both are nothing, one may be away (`ResolveFenceposts` in pkg/controller/deployment/util/deployment_util.go).
 */
function ofDeployment(spec: Json | undefined, { least }: Replicas): Rollout {
  if (at(spec, "paused") === true) return later("it is paused, so its pods stay until it is resumed");
  if (textAt(spec, "strategy", "type") === "Recreate")
    return {
      how: "all of its pods stop before new ones start, so it does not answer meanwhile",
      when: "restarts",
      isOutage: true,
    };
  const rolling = at(spec, "strategy", "rollingUpdate");
  const surge = share(at(rolling, "maxSurge"), least, Math.ceil, "25%");
  const away = share(at(rolling, "maxUnavailable"), least, Math.floor, "25%");
  const mayBeAway = surge <= 0 && away <= 0 ? 1 : away;
  if (mayBeAway <= 0)
    return { how: "each old pod stops only after a new one is ready", when: "restarts", isOutage: false };
  return mayBeAway >= least
    ? {
        how: "old pods may all stop before a new one is ready, so it may not answer meanwhile",
        when: "restarts",
        isOutage: true,
      }
    : { how: "a few at a time, the others go on answering", when: "restarts", isOutage: false };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#update-strategies: each pod is deleted before it is made anew. */
function ofStatefulSet(spec: Json | undefined, { least }: Replicas): Rollout {
  if (textAt(spec, "updateStrategy", "type") === "OnDelete")
    return later("its update strategy is OnDelete, so each pod stays until somebody deletes it");
  const partition = at(spec, "updateStrategy", "rollingUpdate", "partition");
  if (typeof partition === "number" && partition >= least)
    return later(`its partition is ${partition}, so no pod is updated until that is lowered`);
  return least <= 1
    ? {
        how: "its only pod stops before the new one starts, so it does not answer meanwhile",
        when: "restarts",
        isOutage: true,
      }
    : { how: "one pod after the other, each stops before its successor starts", when: "restarts", isOutage: false };
}

/** https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/: by default one pod may be away, and there is no surge. */
function ofDaemonSet(spec: Json | undefined): Rollout {
  if (textAt(spec, "updateStrategy", "type") === "OnDelete")
    return later("its update strategy is OnDelete, so each pod stays until somebody deletes it");
  const surge = at(spec, "updateStrategy", "rollingUpdate", "maxSurge") ?? 0;
  return surge === 0 || surge === "0%"
    ? {
        how: "node by node; on each node the old pod stops before the new one starts",
        when: "restarts",
        isOutage: false,
      }
    : {
        how: "node by node; on each node the old pod stops after the new one is ready",
        when: "restarts",
        isOutage: false,
      };
}

/** Undefined for a kind that does not replace its pods by itself. */
export function rolloutOf({ ref, body }: Resource, replicas: Replicas): Rollout | undefined {
  const spec = at(body, "spec");
  if (ref.kind !== "DaemonSet" && replicas.least === 0) return later("it has no pods now");
  switch (ref.kind) {
    case "Deployment":
      return ofDeployment(spec, replicas);
    case "StatefulSet":
      return ofStatefulSet(spec, replicas);
    case "DaemonSet":
      return ofDaemonSet(spec);
    case "ReplicaSet":
    case "ReplicationController":
      return later("pods that run stay as they are; only pods made from now on are new");
    case "CronJob":
      return later("the change takes effect with the next run");
    default:
      return undefined;
  }
}
