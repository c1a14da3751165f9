import type { App, Probe, Resources, Traffic, Workload, WorkloadPort } from "@meshwright/model";
import { isInjected, isProbedByGet, protocolOf, strictestWithSidecar } from "@meshwright/model";
import type { AppSource, WorkloadSource } from "../schema/app.ts";
import { milliseconds } from "../schema/duration.ts";
import type { MeshSource } from "../schema/mesh.ts";
import { bytes, millicores } from "../schema/quantity.ts";

export function resolveApp(source: AppSource, { istio }: MeshSource): App {
  const { install = true, podSecurity } = source;
  const hasSidecars = source.workloads.some((workload) => isInjected(source, workload));
  const level = podSecurity ?? (install ? (hasSidecars ? strictestWithSidecar(istio) : "restricted") : undefined);
  return {
    name: source.name,
    namespace: source.namespace,
    clusters: source.clusters.toSorted(),
    install,
    labels: source.labels,
    annotations: source.annotations,
    ...(level !== undefined && { podSecurity: level }),
    injection: source.injection,
    mtls: source.mtls,
    ...(source.authorization && { authorization: source.authorization }),
    networkPolicies: source.networkPolicies,
    workloads: source.workloads.map((workload) => resolveWorkload(workload, source.name)),
  };
}

function resolveWorkload(source: WorkloadSource, app: string): Workload {
  const { name, service = name, podLabels, podAnnotations } = source;
  const ports = source.ports.map(resolvePort);
  const common = {
    name,
    service,
    podLabels,
    podAnnotations,
    ports,
    calls: source.calls.map((call) => ({ ...call, app: call.app ?? app })),
    traffic: resolveTraffic(source.traffic),
  };
  const own = { app: name };
  if (!("image" in source))
    return { ...common, kind: source.kind, serviceAccount: source.serviceAccount, selector: source.selector ?? own };
  const { image, replicas, command, args, env, runAsUser, writablePaths, resources } = source;
  const probe = resolveProbe(source.probe, ports);
  return {
    ...common,
    kind: "Deployment",
    serviceAccount: source.serviceAccount ?? name,
    selector: own,
    container: {
      image,
      replicas,
      command,
      args,
      env,
      ...(runAsUser !== undefined && { runAsUser }),
      writablePaths,
      ...(probe && { probe }),
      resources: resolveResources(resources),
    },
  };
}

function resolvePort({ targetPort, ...port }: WorkloadSource["ports"][number]): WorkloadPort {
  const protocol = protocolOf(port);
  if (protocol === undefined) throw new Error("the protocols of ports are checked before");
  return { ...port, targetPort: targetPort ?? port.port, protocol };
}

type RenderedSource = Extract<WorkloadSource, { readonly image: string }>;

function resolveProbe(source: RenderedSource["probe"], ports: readonly WorkloadPort[]): Probe | undefined {
  if (source?.command !== undefined) return { kind: "command", command: source.command };
  const http = ports.find(({ protocol }) => isProbedByGet(protocol));
  if (http !== undefined) return { kind: "http", path: source?.path ?? "/", port: http.targetPort };
  const first = ports.find(({ protocol }) => protocol !== "udp");
  return first === undefined ? undefined : { kind: "tcp", port: first.targetPort };
}

/** A default never contradicts what is said: requests are at most the limits. */
function resolveResources({ requests, limits }: RenderedSource["resources"]): Resources {
  const { cpu = millicores(limits.cpu) < 50 ? limits.cpu : "50m" } = requests;
  const { memory = bytes(limits.memory) < bytes("64Mi") ? limits.memory : "64Mi" } = requests;
  const { memory: most = bytes(requests.memory) > bytes("256Mi") ? requests.memory : "256Mi" } = limits;
  return {
    requests: { cpu: cpu ?? "50m", memory: memory ?? "64Mi" },
    limits: { ...(limits.cpu !== undefined && { cpu: limits.cpu }), memory: most ?? "256Mi" },
  };
}

const inSeconds = (duration: string): number => (milliseconds(duration) ?? 0) / 1000;

function resolveTraffic({ timeout, retries, outlierDetection, localityFailover }: WorkloadSource["traffic"]): Traffic {
  const { perTryTimeout, ...others } = retries ?? {};
  return {
    ...(timeout !== undefined && { timeout: inSeconds(timeout) }),
    ...(retries && {
      retries: {
        attempts: retries.attempts,
        ...others,
        ...(perTryTimeout !== undefined && { perTryTimeout: inSeconds(perTryTimeout) }),
      },
    }),
    ...(outlierDetection && {
      outlierDetection: {
        ...outlierDetection,
        interval: inSeconds(outlierDetection.interval),
        baseEjectionTime: inSeconds(outlierDetection.baseEjectionTime),
      },
    }),
    ...(localityFailover && { localityFailover }),
  };
}
