import type { App, Container, Workload, WorkloadPort } from "@meshwright/model";
import { protocolOf } from "@meshwright/model";

/** A container of a test workload. */
export const containerOf = (image: string, changes: Partial<Container> = {}): Container => ({
  image: `registry.shop.example/${image}`,
  replicas: 1,
  command: [],
  args: [],
  env: {},
  writablePaths: [],
  resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "256Mi" } },
  ...changes,
});

export const portOf = (name: string, port: number, changes: Partial<WorkloadPort> = {}): WorkloadPort => ({
  name,
  port,
  targetPort: port,
  protocol: protocolOf({ name }) ?? "tcp",
  ...changes,
});

/** A workload that nobody calls and that calls nobody; `changes` are what a test is about. */
export const workloadOf = (name: string, changes: Partial<Workload> = {}): Workload => ({
  name,
  kind: "Deployment",
  service: name,
  serviceAccount: name,
  selector: { app: name },
  podLabels: {},
  podAnnotations: {},
  ports: [],
  calls: [],
  traffic: {},
  container: containerOf(`${name}:1.0.0`),
  ...changes,
});

/** An app in a namespace of its own name. */
export const appOf = (name: string, clusters: readonly string[], changes: Partial<App> = {}): App => ({
  name,
  namespace: name,
  clusters,
  install: true,
  labels: {},
  annotations: {},
  podSecurity: "privileged",
  injection: { by: "namespace" },
  mtls: "STRICT",
  networkPolicies: false,
  workloads: [],
  ...changes,
});
