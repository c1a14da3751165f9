import { kind } from "../kind.ts";

// Of mesh policy and injection: who has a sidecar, who may call whom, and how.

export const strictWithoutSidecar = kind(
  "MW8001",
  "error",
  "STRICT without a sidecar that would keep it",
  (a: { workload: string }) =>
    `${a.workload} has no sidecar, so nothing refuses plaintext at its ports, whatever STRICT says. Give it a sidecar, or say PERMISSIVE.`,
);

export const callerOutsideMesh = kind(
  "MW8002",
  "error",
  "A caller outside the mesh that would be refused",
  (a: { caller: string; callee: string; reason: "STRICT" | "authorization" }) =>
    `${a.caller} has no sidecar, but ${a.callee} ${a.reason === "STRICT" ? "takes mTLS only (STRICT)" : "asks who calls (authorization)"}: every call would be refused. Give the caller a sidecar first.`,
);

export const contradictoryInjection = kind(
  "MW8003",
  "error",
  "Two ways of injection that contradict each other",
  (a: { key: string; by: string; advice: string }) =>
    `The label ${a.key} says otherwise than injection, which is by ${a.by}. ${a.advice}`,
);

export const injectionAnnotation = kind(
  "MW8004",
  "error",
  "An annotation in the place of the injection label",
  (_: object) =>
    "The injection webhook selects pods by labels; the annotation sidecar.istio.io/inject alone selects nothing. Use injection, or podLabels to keep a sidecar out.",
);

export const unknownRevision = kind(
  "MW8005",
  "error",
  "A revision that no istiod serves",
  (a: { revision: string; known: readonly string[]; nearest?: string }) =>
    a.nearest === undefined
      ? `No istiod answers to ${a.revision}, so no pod would get a sidecar. Known: ${a.known.join(", ")}. Add it to istio.revisionTags of the mesh, or use another.`
      : `No istiod answers to ${a.revision}, so no pod would get a sidecar. Did you mean ${a.nearest}?`,
);

export const podSecurityForbidsSidecar = kind(
  "MW8006",
  "error",
  "A Pod Security level that refuses pods with a sidecar",
  (a: { level: string }) =>
    `Without istio-cni a sidecar needs NET_ADMIN, which Pod Security ${a.level} refuses: no pod would start. Say istio.cni: true in the mesh, or podSecurity: privileged here.`,
);

export const callBetweenStrangers = kind(
  "MW8007",
  "error",
  "A call between clusters that are not peers",
  (a: { clusters: readonly string[]; callee: string; calleeClusters: readonly string[] }) =>
    `In ${a.clusters.join(" and ")} nobody answers: ${a.callee} runs in ${a.calleeClusters.join(" and ")}, of another peer group. Run it in a peer, or put the clusters into one peer group.`,
);

export const portWithoutProtocol = kind(
  "MW8008",
  "error",
  "A port that does not say its protocol",
  (a: { name: string; valid: readonly string[]; field: "name" | "appProtocol" }) =>
    a.field === "name"
      ? `The name ${a.name} does not begin with a protocol, so Istio would have to guess it from the first bytes. Call it http-${a.name} for example, or add appProtocol. Protocols: ${a.valid.join(", ")}.`
      : `Istio does not know the protocol ${a.name}. Protocols: ${a.valid.join(", ")}.`,
);

export const crossClusterWithoutProxy = kind(
  "MW8009",
  "error",
  "A call across clusters that needs a proxy at both ends",
  (a: { caller: string; callee: string; clusters: readonly string[]; reason: "caller" | "callee" | "udp" }) =>
    a.reason === "udp"
      ? `${a.callee} does not run in ${a.clusters.join(" and ")}, and no proxy carries UDP to other clusters: nobody would answer. Run it there too, or use TCP.`
      : a.reason === "caller"
        ? `${a.callee} does not run in ${a.clusters.join(" and ")}, and without a sidecar ${a.caller} cannot see endpoints of other clusters. Give it a sidecar.`
        : `${a.callee} does not run in ${a.clusters.join(" and ")}, and gateways between networks carry nothing but mTLS, which it does not take. Give it a sidecar, without DISABLE.`,
);

export const authorizationWithoutIdentity = kind(
  "MW8010",
  "error",
  "Authorization at a port that does not ask for an identity",
  (a: { port: string }) =>
    `With DISABLE nobody shows an identity at port ${a.port}, so authorization refuses everybody. Say PERMISSIVE or STRICT, or drop authorization.`,
);

export const failoverWithoutDetection = kind(
  "MW8011",
  "error",
  "Failover that would never happen",
  (_: object) =>
    "Without outlierDetection Istio does not notice that pods fail, so localityFailover does nothing. Add outlierDetection: {}.",
);

export const failoverToNowhere = kind(
  "MW8012",
  "error",
  "Failover from or to a region where the app does not run",
  (a: { region: string; regions: readonly string[] }) => `The app runs in ${a.regions.join(", ")}, not in ${a.region}.`,
);

export const httpSettingWithoutHttp = kind(
  "MW8013",
  "error",
  "A setting of HTTP for a workload without an HTTP port",
  (a: { setting: string }) =>
    `${a.setting} is about HTTP requests, but no port of this workload is HTTP or gRPC. Remove it, or name the port's protocol.`,
);

export const udpUnprotected = kind(
  "MW8014",
  "warning",
  "A UDP port, which no sidecar protects",
  (a: { port: string; what: string }) =>
    `Sidecars leave UDP alone: ${a.what} does not hold at port ${a.port}. Protect it with networkPolicies, or leave it so.`,
);

export const authorizationWithoutSidecar = kind(
  "MW8015",
  "error",
  "Authorization without a sidecar that would keep it",
  (a: { workload: string }) =>
    `${a.workload} has no sidecar, so nothing asks its callers who they are, whatever authorization says. Give it a sidecar, or move it to an app without authorization.`,
);

export const sidecarPort = kind(
  "MW8016",
  "error",
  "A port that belongs to the sidecar",
  (a: { port: number }) =>
    `Istio's sidecar listens on ${a.port} in the same pod, so the workload cannot. Let it listen on another port.`,
);

export const aroundSidecar = kind(
  "MW8017",
  "error",
  "Pod metadata that leads around the sidecar",
  (a: { key: string }) =>
    `With ${a.key} traffic goes around the sidecar, or peers take it for one without mTLS, and what the fleet says of mTLS and callers does not hold. Remove it; a port without mTLS is mtls: DISABLE.`,
);

export const twoModes = kind(
  "MW8018",
  "error",
  "Two mTLS modes for one port of the pods",
  (a: { targetPort: number; other: string }) =>
    `This port and ${a.other} both lead to ${a.targetPort} of the pods, which has one mTLS mode. Say the same mode at both.`,
);

export const sharedService = kind(
  "MW8019",
  "error",
  "One Service of two apps",
  (a: { service: string; clusters: readonly string[]; other: string }) =>
    `${a.service} is a Service of another app too, in ${a.clusters.join(" and ")}: ${a.other}. Istio takes both for one, and sends calls to either. Rename the Service or the namespace of one.`,
);
