import type { SettledUnit } from "@meshwright/kit";
import { gates, gateScript, scriptPodSpec } from "@meshwright/kit";
import { Job } from "kubernetes-models/batch/v1/Job";
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";

/** What differs between the dresses of a gate. */
export interface GateDress {
  /** Image that holds sh, kubectl and curl. */
  readonly toolbox: string;
  /** The Job's name, where that depends on the Job; absent: `gateName`. */
  readonly nameFor?: (spec: IJobSpec) => string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly restartPolicy: "Never" | "OnFailure";
  readonly backoffLimit: number;
  /** Seconds after which Kubernetes ends the Job; absent: never. */
  readonly deadline?: number;
  /** Seconds after which an attempt ends itself, says what is missing, and fails. */
  readonly attempt: number;
}

/** The name of a unit's gate: of its Job, and in what people read. */
export const gateName = ({ id }: SettledUnit): string => `gate-${id}`;

/** The Job that waits for what a unit needs. */
export function gateJob(unit: SettledUnit, dress: GateDress): Job {
  const { toolbox, annotations, restartPolicy, backoffLimit, deadline, attempt } = dress;
  const labels = { [gates.label]: unit.id };
  const spec: IJobSpec = {
    backoffLimit,
    ...(deadline !== undefined && { activeDeadlineSeconds: deadline }),
    template: {
      metadata: { labels: { ...labels, "sidecar.istio.io/inject": "false" } },
      spec: scriptPodSpec({
        name: "gate",
        image: toolbox,
        script: gateScript(unit.needs.map(({ until }) => until)),
        env: { GATE_PROBES: gates.probes, GATE_SECONDS: String(attempt) },
        configMap: gates.configMap,
        serviceAccount: gates.serviceAccount,
        asksApiServer: true,
        restartPolicy,
      }),
    },
  };
  const name = dress.nameFor?.(spec) ?? gateName(unit);
  return new Job({ metadata: { name, namespace: gates.namespace, labels, annotations: { ...annotations } }, spec });
}
