import type { IPodSpec } from "kubernetes-models/v1/PodSpec";

/** A pod that runs one shell script, with a library beside it. */
export interface ScriptPod {
  /** Of the container, of the volume of the library, and of the folder that it is mounted at: `/<name>`. */
  readonly name: string;
  readonly image: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** ConfigMap with the library. */
  readonly configMap: string;
  readonly serviceAccount: string;
  /** True where the script asks the API server. */
  readonly asksApiServer: boolean;
  readonly restartPolicy: "Never" | "OnFailure";
}

/** Within Pod Security `restricted`: nobody's user, no capabilities, nothing writable but `/tmp`. */
export const scriptPodSpec = (pod: ScriptPod): IPodSpec => ({
  serviceAccountName: pod.serviceAccount,
  automountServiceAccountToken: pod.asksApiServer,
  restartPolicy: pod.restartPolicy,
  securityContext: {
    runAsNonRoot: true,
    // Not 1337, whose traffic a sidecar does not carry.
    runAsUser: 65534,
    runAsGroup: 65534,
    seccompProfile: { type: "RuntimeDefault" },
  },
  containers: [
    {
      name: pod.name,
      image: pod.image,
      command: ["sh", "-c"],
      args: [pod.script],
      env: Object.entries(pod.env).map(([name, value]) => ({ name, value })),
      resources: { requests: { cpu: "10m", memory: "64Mi" }, limits: { memory: "256Mi" } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
      },
      terminationMessagePolicy: "FallbackToLogsOnError",
      volumeMounts: [
        { name: pod.name, mountPath: `/${pod.name}`, readOnly: true },
        { name: "tmp", mountPath: "/tmp" },
      ],
    },
  ],
  volumes: [
    { name: pod.name, configMap: { name: pod.configMap } },
    { name: "tmp", emptyDir: {} },
  ],
});
