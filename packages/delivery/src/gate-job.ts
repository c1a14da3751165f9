import type { SettledUnit } from "@meshwright/kit";
import { gates, gateScript } from "@meshwright/kit";
import { Job } from "kubernetes-models/batch/v1/Job";

/** What differs between the dresses of a gate. */
export interface GateDress {
  /** Image that holds sh, kubectl and curl. */
  readonly toolbox: string;
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
  return new Job({
    metadata: { name: gateName(unit), namespace: gates.namespace, labels, annotations: { ...annotations } },
    spec: {
      backoffLimit,
      ...(deadline !== undefined && { activeDeadlineSeconds: deadline }),
      template: {
        metadata: { labels: { ...labels, "sidecar.istio.io/inject": "false" } },
        spec: {
          serviceAccountName: gates.serviceAccount,
          automountServiceAccountToken: true,
          restartPolicy,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: 65534,
            runAsGroup: 65534,
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [
            {
              name: "gate",
              image: toolbox,
              command: ["sh", "-c"],
              args: [gateScript(unit.needs.map(({ until }) => until))],
              env: [
                { name: "GATE_PROBES", value: gates.probes },
                { name: "GATE_SECONDS", value: String(attempt) },
              ],
              resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
                readOnlyRootFilesystem: true,
              },
              terminationMessagePolicy: "FallbackToLogsOnError",
              volumeMounts: [
                { name: "gate", mountPath: "/gate", readOnly: true },
                { name: "tmp", mountPath: "/tmp" },
              ],
            },
          ],
          volumes: [
            { name: "gate", configMap: { name: gates.configMap } },
            { name: "tmp", emptyDir: {} },
          ],
        },
      },
    },
  });
}
