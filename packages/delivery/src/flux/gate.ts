import type { SettledUnit } from "@meshwright/kit";
import type { Job } from "kubernetes-models/batch/v1/Job";
import { contentDigest } from "@meshwright/inventory";
import { gateJob, gateName } from "../gate-job.ts";

/** The largest that Kubernetes takes: an int32. */
const forEver = 2_147_483_647;

/**
 * A gate as Flux runs it: a plain Job, which is Current when it has completed. Its name ends in a digest of its spec, because
 * a Job cannot be changed. It never fails as a whole, has no deadline and no time to live: Flux would not make a failed
 * Job again, and would make a deleted one again without end. An attempt ends itself after eleven minutes, says what is
 * missing, and is started again at once: the kubelet forgets its back-off for a container that ran for ten.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export const fluxGate = (unit: SettledUnit, toolbox: string): Job =>
  gateJob(unit, {
    toolbox,
    nameFor: (spec) => `${gateName(unit)}-${contentDigest(spec)}`,
    annotations: {},
    restartPolicy: "OnFailure",
    backoffLimit: forEver,
    attempt: 660,
  });
