import type { Container } from "./container.ts";
import type { Labels } from "./labels.ts";
import type { Traffic } from "./traffic.ts";

/** One application: a namespace, the clusters it runs in, its workloads, and whom they call. */
export interface App {
  readonly name: string;
  readonly namespace: string;
  readonly clusters: readonly string[];
  /** False where its workloads are there already: then only what the mesh adds is rendered. */
  readonly install: boolean;
  /** Labels of the namespace, beside those that follow from the rest. */
  readonly labels: Labels;
  /** Annotations of the namespace. */
  readonly annotations: Labels;
  /** Level that the namespace enforces; absent: the namespace says nothing of it. */
  readonly podSecurity?: PodSecurityLevel;
  readonly injection: Injection;
  readonly mtls: MtlsMode;
  /** Absent: whoever reaches a workload may call it. */
  readonly authorization?: Authorization;
  /** True where NetworkPolicies let in nobody but those that the fleet knows to call. */
  readonly networkPolicies: boolean;
  readonly workloads: readonly Workload[];
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = "privileged" | "baseline" | "restricted";

/** How pods get their sidecar, and from which Istio revision or tag; absent: the default one. */
export interface Injection {
  readonly by: "namespace" | "workload" | "none";
  readonly revision?: string;
}

export type MtlsMode = "PERMISSIVE" | "STRICT";

/** Only callers that the fleet names, and these, may call: `<trust domain>/ns/<namespace>/sa/<service account>`. */
export interface Authorization {
  readonly principals: readonly string[];
}

export interface Workload {
  readonly name: string;
  readonly kind: "Deployment" | "StatefulSet" | "DaemonSet";
  /** Name of its Service. */
  readonly service: string;
  readonly serviceAccount: string;
  /** Labels by which its pods are found. */
  readonly selector: Labels;
  /** Beside those that follow from the rest. */
  readonly podLabels: Labels;
  readonly podAnnotations: Labels;
  readonly ports: readonly WorkloadPort[];
  readonly calls: readonly Call[];
  readonly traffic: Traffic;
  /** What runs in its pods; absent where the app is there already. */
  readonly container?: Container;
}

export interface WorkloadPort {
  readonly name: string;
  /** Of the Service. */
  readonly port: number;
  /** Of the container. */
  readonly targetPort: number;
  readonly protocol: Protocol;
  /** What the Service says of it beside its name. */
  readonly appProtocol?: string;
  /** Where the port differs from the app. */
  readonly mtls?: PortMtlsMode;
}

export type PortMtlsMode = MtlsMode | "DISABLE";

/** The apps that run in a cluster. */
export const appsIn = (apps: readonly App[], { name }: { readonly name: string }): readonly App[] =>
  apps.filter(({ clusters }) => clusters.includes(name));

/** One edge of who calls whom. */
export interface Call {
  readonly app: string;
  readonly workload: string;
  /** Name of the callee's port. */
  readonly port: string;
}

/**
 * What Istio takes a port for, by the start of its name or by its appProtocol:
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection
 */
export const protocols = [
  "grpc",
  "grpc-web",
  "http",
  "http2",
  "https",
  "mongo",
  "mysql",
  "redis",
  "tcp",
  "tls",
  "udp",
] as const;
export type Protocol = (typeof protocols)[number];

/** Of two that fit the start of a name, the longer one is meant: grpc-web is not grpc. */
const longestFirst = protocols.toSorted((left, right) => right.length - left.length);

/** https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol */
const standardProtocols: ReadonlyMap<string, Protocol> = new Map([
  ["kubernetes.io/h2c", "http2"],
  ["kubernetes.io/ws", "http"],
  ["kubernetes.io/wss", "https"],
]);

/** The protocol of a port; undefined where neither its appProtocol nor its name says it. */
export const protocolOf = ({ name, appProtocol }: { name?: string; appProtocol?: string }): Protocol | undefined =>
  appProtocol === undefined
    ? longestFirst.find((protocol) => name === protocol || name?.startsWith(`${protocol}-`))
    : (standardProtocols.get(appProtocol) ?? protocols.find((protocol) => protocol === appProtocol.toLowerCase()));

/** True for protocols whose requests Istio sees one by one. */
export const isHttp = (protocol: Protocol): boolean => ["grpc", "grpc-web", "http", "http2"].includes(protocol);

/** True for protocols that a probe of the kubelet speaks: a GET of HTTP/1.1. */
export const isProbedByGet = (protocol: Protocol): boolean => ["grpc-web", "http"].includes(protocol);
