import type { App, Container, Injection, Labels, Probe, Workload, WorkloadPort } from "@meshwright/model";
import { defaultRevision, podInjection } from "@meshwright/model";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { transportOf } from "./presence.ts";

/** On the pod template: it changes with the injection, so that the pods are made anew and get or lose their sidecar. */
const injectionAnnotation = "meshwright.io/injection";

const injectionText = ({ by, revision = defaultRevision }: Injection): string =>
  by === "none" ? by : `${by} ${revision}`;

/** The tag of an image, where a label may hold it. */
function versionOf(image: string): Labels {
  const tag = /:([\w][\w.-]{0,61}\w)(@|$)/.exec(image)?.[1];
  return tag === undefined ? {} : { "app.kubernetes.io/version": tag };
}

const probeSpec = (probe: Probe) => {
  switch (probe.kind) {
    case "http":
      return { httpGet: { path: probe.path, port: probe.port } };
    case "tcp":
      return { tcpSocket: { port: probe.port } };
    case "command":
      return { exec: { command: [...probe.command] } };
  }
};

/** Ready within seconds, and restarted only when it has failed for half a minute. */
const probes = (probe: Probe | undefined) =>
  probe === undefined
    ? {}
    : {
        readinessProbe: { ...probeSpec(probe), periodSeconds: 5, failureThreshold: 3 },
        livenessProbe: { ...probeSpec(probe), initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: 3 },
      };

const volumeName = (path: string, index: number): string =>
  `writable-${index}${path.replaceAll(/[^a-z0-9]+/g, "-").replace(/-$/, "")}`.slice(0, 63).replace(/-$/, "");

/** Each once, by the name that stands first: two ports of a Service may lead to one of the pod. */
const containerPorts = (ports: readonly WorkloadPort[]) => {
  const all = ports.map((port) => ({
    name: port.name,
    containerPort: port.targetPort,
    protocol: transportOf(port),
  }));
  const isSame = (one: (typeof all)[number]) => (other: typeof one) =>
    other.containerPort === one.containerPort && other.protocol === one.protocol;
  return all.filter((one, index) => all.findIndex(isSame(one)) === index);
};

function containerSpec(workload: Workload, container: Container) {
  const { image, command, args, env, writablePaths, probe, resources } = container;
  return {
    name: workload.name,
    image,
    ...(command.length > 0 && { command: [...command] }),
    ...(args.length > 0 && { args: [...args] }),
    ...(Object.keys(env).length > 0 && {
      env: Object.entries(env)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, value]) => ({ name, value })),
    }),
    ...(workload.ports.length > 0 && {
      ports: containerPorts(workload.ports),
    }),
    ...probes(probe),
    resources: { requests: { ...resources.requests }, limits: { ...resources.limits } },
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
      readOnlyRootFilesystem: true,
    },
    ...(writablePaths.length > 0 && {
      volumeMounts: writablePaths.map((mountPath, index) => ({ name: volumeName(mountPath, index), mountPath })),
    }),
  };
}

const spread = (selector: Labels) =>
  ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway" as const,
    labelSelector: { matchLabels: { ...selector } },
  }));

/** The Deployment of a workload that meshwright renders, within Pod Security `restricted` but for its sidecar. */
export function deploymentOf(app: App, workload: Workload, container: Container): Deployment {
  const { name, selector, podLabels, podAnnotations, serviceAccount } = workload;
  const labels = { ...selector, "app.kubernetes.io/name": name, "app.kubernetes.io/part-of": app.name };
  return new Deployment({
    metadata: { name, namespace: app.namespace, labels },
    spec: {
      replicas: container.replicas,
      selector: { matchLabels: { ...selector } },
      template: {
        metadata: {
          labels: { ...versionOf(container.image), ...podInjection(app.injection), ...podLabels, ...labels },
          annotations: { ...podAnnotations, [injectionAnnotation]: injectionText(app.injection) },
        },
        spec: {
          serviceAccountName: serviceAccount,
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            ...(container.runAsUser !== undefined && {
              runAsUser: container.runAsUser,
              runAsGroup: container.runAsUser,
              fsGroup: container.runAsUser,
            }),
            seccompProfile: { type: "RuntimeDefault" },
          },
          containers: [containerSpec(workload, container)],
          topologySpreadConstraints: spread(selector),
          ...(container.writablePaths.length > 0 && {
            volumes: container.writablePaths.map((path, index) => ({ name: volumeName(path, index), emptyDir: {} })),
          }),
        },
      },
    },
  });
}

/** Keeps a pod of those that serve while nodes are drained; a single pod could never be moved. */
export const disruptionBudgetOf = ({ namespace }: App, { name, selector }: Workload): PodDisruptionBudget =>
  new PodDisruptionBudget({
    metadata: { name, namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: { ...selector } } },
  });
