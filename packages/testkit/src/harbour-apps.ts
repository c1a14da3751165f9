import type { App } from "@meshwright/model";
import { appOf, containerOf, portOf, workloadOf } from "./apps.ts";

/** The tower, which everybody asks and which asks who they are: revision tag, authorization, NetworkPolicies, failover. */
const tower: App = appOf("tower", ["ferry", "quay"], {
  labels: { team: "harbour-master" },
  annotations: { "harbour.example/on-call": "tower@harbour.example" },
  podSecurity: "restricted",
  injection: { by: "namespace", revision: "stable" },
  authorization: { principals: ["mesh.harbour.example/ns/ingress/sa/gateway"] },
  networkPolicies: true,
  workloads: [
    workloadOf("radar", {
      serviceAccount: "radar-operator",
      ports: [
        portOf("http", 80, { targetPort: 8080 }),
        portOf("grpc-ships", 9000),
        portOf("metrics", 9090, { protocol: "http", appProtocol: "http", mtls: "PERMISSIVE" }),
        portOf("udp-signals", 7000),
      ],
      traffic: {
        timeout: 2.5,
        retries: { attempts: 3, perTryTimeout: 0.25, retryOn: "connect-failure,503" },
        outlierDetection: { consecutive5xxErrors: 3, interval: 5, baseEjectionTime: 60, maxEjectionPercent: 100 },
        localityFailover: [{ from: "us-east-2", to: "eu-west-1" }],
      },
      container: containerOf("radar:4.2.0@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", {
        replicas: 3,
        args: ["--range", "40"],
        env: { ZONE: "north", LOG_LEVEL: "info" },
        runAsUser: 1000,
        writablePaths: ["/var/cache/radar", "/tmp"],
        probe: { kind: "http", path: "/healthz", port: 8080 },
        resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } },
      }),
    }),
    workloadOf("lamp", {
      podLabels: { "sidecar.istio.io/inject": "false" },
      ports: [portOf("tcp-light", 5000)],
      container: containerOf("lamp:2.0.0", { probe: { kind: "tcp", port: 5000 } }),
    }),
  ],
});

/** Pilots were there before the mesh: their workloads are not rendered. */
const pilots: App = appOf("pilots", ["ferry"], {
  install: false,
  podSecurity: undefined,
  injection: { by: "workload" },
  mtls: "PERMISSIVE",
  workloads: [
    workloadOf("roster", {
      kind: "StatefulSet",
      selector: { "app.kubernetes.io/name": "roster" },
      ports: [portOf("http", 8080)],
      calls: [
        { app: "tower", workload: "radar", port: "http" },
        { app: "tower", workload: "radar", port: "grpc-ships" },
        { app: "berths", workload: "ledger", port: "tcp-redis" },
      ],
      container: undefined,
    }),
  ],
});

/** Berths run in quay only; ferry sees them through the gateway. */
const berths: App = appOf("berths", ["quay"], {
  podSecurity: "restricted",
  injection: { by: "workload" },
  networkPolicies: true,
  workloads: [
    workloadOf("ledger", {
      ports: [portOf("tcp-redis", 6379)],
      container: containerOf("redis:8.2.1", { probe: { kind: "command", command: ["redis-cli", "ping"] } }),
    }),
    workloadOf("clerk", {
      calls: [
        { app: "berths", workload: "ledger", port: "tcp-redis" },
        { app: "tower", workload: "radar", port: "http" },
        { app: "tower", workload: "lamp", port: "tcp-light" },
      ],
    }),
  ],
});

/** Between them every choice that an app has. */
export const harbourApps: readonly App[] = [berths, pilots, tower];
