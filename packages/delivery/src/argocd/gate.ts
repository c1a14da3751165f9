import type { SettledUnit } from "@meshwright/kit";
import type { Job } from "kubernetes-models/batch/v1/Job";
import { releaseByReference } from "../by-reference.ts";
import { gateJob } from "../gate-job.ts";
import { gateHook, syncWave } from "@meshwright/model";

/** The objects of a chart by reference carry no wave, so they are in wave 0. */
const waveBefore = (unit: SettledUnit): number => (releaseByReference(unit) === undefined ? unit.wave : 0) - 1;

/**
 * A gate as Argo CD runs it: a hook of the sync, before everything of its unit, made anew by each sync. It fails when its
 * time is over; then the sync fails, and the retry makes another one. An attempt ends itself well before the deadline,
 * because Kubernetes deletes the pod, and its log, of a Job that meets its deadline.
 */
export const argocdGate = (unit: SettledUnit, toolbox: string): Job =>
  gateJob(unit, {
    toolbox,
    annotations: {
      ...gateHook,
      [syncWave]: String(waveBefore(unit)),
    },
    restartPolicy: "Never",
    backoffLimit: 0,
    attempt: 600,
    deadline: 900,
  });
