import type { Labels } from "@meshwright/model";
import { scriptPodSpec } from "@meshwright/kit";
import { CronJob } from "kubernetes-models/batch/v1/CronJob";
import { verification } from "./names.ts";

export interface VerificationJob {
  readonly name: string;
  readonly namespace: string;
  readonly cluster: string;
  readonly schedule: string;
  readonly image: string;
  readonly serviceAccount: string;
  /** True where the job asks the API server. */
  readonly asksApiServer?: boolean;
  readonly podLabels: Labels;
  readonly podAnnotations?: Labels;
  readonly script: string;
  /** How many calls it makes; absent: few. One takes up to 19 seconds. */
  readonly checks?: number;
  /** True where the declared roots lie beside the library. */
  readonly hasRoots?: boolean;
  /** True where a node may be too old for native sidecars, so that the proxy must be told to end. */
  readonly quitsProxy?: boolean;
}

/**
 * One verification as a CronJob: it ends with 0 when everything is as the fleet says. A run that cannot end is ended
 * before the next begins to matter; the last runs that failed are kept, with their logs.
 */
export function cronJob(job: VerificationJob): CronJob {
  const {
    name,
    namespace,
    cluster,
    schedule,
    image,
    serviceAccount,
    script,
    podLabels,
    podAnnotations,
    checks = 0,
  } = job;
  const env = {
    VERIFY_CLUSTER: cluster,
    VERIFY_SCRATCH: "/tmp",
    ...(job.hasRoots && { VERIFY_ROOTS: "/verify/roots.pem" }),
    ...(job.quitsProxy && { VERIFY_QUIT_PROXY: "yes" }),
  };
  return new CronJob({
    metadata: { name, namespace },
    spec: {
      schedule,
      timeZone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 300,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 600 + 20 * checks,
          template: {
            metadata: {
              labels: { "app.kubernetes.io/name": "meshwright-verify", ...podLabels },
              ...(podAnnotations && { annotations: { ...podAnnotations } }),
            },
            spec: scriptPodSpec({
              name: "verify",
              image,
              script,
              env,
              configMap: verification.configMap,
              serviceAccount,
              asksApiServer: job.asksApiServer === true,
              restartPolicy: "Never",
            }),
          },
        },
      },
    },
  });
}
