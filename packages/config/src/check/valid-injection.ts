import type { Finding } from "@meshwright/findings";
import { finding, kinds, nearest } from "@meshwright/findings";
import { defaultRevision, injectionLabels } from "@meshwright/model";
import { isBroken, type Part } from "../read/draft.ts";
import type { AppSource } from "../schema/app.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { hasSidecar, titleOf, workloadsOf } from "./known-calls.ts";

const { namespace: onNamespace, revision: onEither, pod: onPod } = injectionLabels;
const dataplane = "istio.io/dataplane-mode";

export const noStrictWithoutSidecar: FleetCheck = {
  name: "no-strict-without-sidecar",
  summary: "Every workload that is said to be STRICT has the sidecar that keeps it so",
  *run({ apps }) {
    for (const app of apps) {
      for (const { workload, keyPath } of workloadsOf(app)) {
        if (hasSidecar(app, workload) !== false || workload.ports === undefined) continue;
        const args = { workload: titleOf(app, workload) };
        const inherits = workload.ports.some((port) => port !== undefined && port.mtls === undefined);
        if (app.known.mtls === "STRICT" && inherits)
          yield finding(kinds.strictWithoutSidecar, app.source.place([...keyPath, "name"]), args);
        for (const [index, port] of workload.ports.entries()) {
          if (port?.mtls !== "STRICT") continue;
          yield finding(kinds.strictWithoutSidecar, app.source.place([...keyPath, "ports", index, "mtls"]), args);
        }
      }
    }
  },
};

export const noAuthorizationWithoutSidecar: FleetCheck = {
  name: "no-authorization-without-sidecar",
  summary: "Where callers are told apart, every workload that serves has the sidecar that does it",
  *run({ apps }) {
    for (const app of apps) {
      if (app.known.authorization === undefined) continue;
      for (const { workload, keyPath } of workloadsOf(app)) {
        if (hasSidecar(app, workload) !== false || workload.ports === undefined || workload.ports.length === 0)
          continue;
        const args = { workload: titleOf(app, workload) };
        yield finding(kinds.authorizationWithoutSidecar, app.source.place([...keyPath, "name"]), args);
      }
    }
  },
};

/** https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
const ofSidecar = new Set([15000, 15001, 15002, 15004, 15006, 15008, 15009, 15020, 15021, 15053, 15090]);
/** https://istio.io/latest/docs/reference/config/annotations/, https://istio.io/latest/docs/reference/config/labels/ */
const around = {
  podAnnotations: [
    "traffic.sidecar.istio.io/excludeInboundPorts",
    "traffic.sidecar.istio.io/includeInboundPorts",
    "sidecar.istio.io/interceptionMode",
  ],
  podLabels: ["security.istio.io/tlsMode", "topology.istio.io/network", "topology.istio.io/cluster", dataplane],
} as const;

export const noWayAroundSidecars: FleetCheck = {
  name: "no-way-around-sidecars",
  summary: "All that is sent to a pod with a sidecar goes through the sidecar",
  *run({ apps }) {
    for (const app of apps) {
      for (const { workload, keyPath } of workloadsOf(app)) {
        if (hasSidecar(app, workload) !== true) continue;
        for (const [index, port] of (workload.ports ?? []).entries()) {
          const number = port?.targetPort ?? port?.port;
          if (number === undefined || !ofSidecar.has(number)) continue;
          const field = port?.targetPort === undefined ? "port" : "targetPort";
          const place = app.source.place([...keyPath, "ports", index, field]);
          yield finding(kinds.sidecarPort, place, { port: number });
        }
        for (const map of ["podAnnotations", "podLabels"] as const) {
          for (const key of around[map]) {
            if (workload[map]?.[key] === undefined) continue;
            yield finding(kinds.aroundSidecar, app.source.place([...keyPath, map, key]), { key });
          }
        }
      }
    }
  },
};

/** Labels of the namespace, or of pods, that say something else than `injection`. */
function* contradictions(app: Part<AppSource>): Generator<Finding> {
  const { by } = app.known.injection ?? {};
  if (by === undefined) return;
  const tell = (keyPath: readonly (string | number)[], advice: string) =>
    finding(kinds.contradictoryInjection, app.source.place(keyPath), { key: String(keyPath.at(-1)), by, advice });
  for (const key of [onNamespace, onEither, dataplane]) {
    if (app.known.labels?.[key] !== undefined)
      yield tell(["labels", key], "Remove it: the namespace gets the labels that injection needs.");
  }
  for (const { workload, keyPath } of workloadsOf(app)) {
    const labels = workload.podLabels ?? {};
    if (labels[onEither] !== undefined)
      yield tell([...keyPath, "podLabels", onEither], "Say the revision in injection.revision.");
    const inject = labels[onPod];
    if (inject === undefined || inject === "false" || (inject === "true" && by !== "none")) continue;
    const advice = inject === "true" ? "Say injection.by: workload, or remove it." : "It is true or false, in quotes.";
    yield tell([...keyPath, "podLabels", onPod], advice);
  }
}

export const validInjection: FleetCheck = {
  name: "valid-injection",
  summary: "Labels and annotations do not contradict the way of injection",
  *run({ apps }) {
    for (const app of apps) {
      yield* contradictions(app);
      for (const { workload, keyPath } of workloadsOf(app)) {
        if (workload.podAnnotations?.[onPod] === undefined) continue;
        yield finding(kinds.injectionAnnotation, app.source.place([...keyPath, "podAnnotations", onPod]), {});
      }
    }
  },
};

export const validRevisions: FleetCheck = {
  name: "valid-revisions",
  summary: "Every revision that an app asks for is served by istiod",
  *run({ apps, mesh }) {
    if (isBroken(mesh, ["istio"]) || isBroken(mesh, ["istio", "revisionTags"])) return;
    const tags = (mesh.known.istio?.revisionTags ?? []).filter((tag) => tag !== undefined);
    const known = [defaultRevision, ...tags];
    for (const { source, known: app } of apps) {
      const revision = app.injection?.revision;
      if (revision === undefined || known.includes(revision)) continue;
      const args = { revision, known, nearest: nearest(revision, known) };
      yield finding(kinds.unknownRevision, source.place(["injection", "revision"]), args);
    }
  },
};

export const validPodSecurity: FleetCheck = {
  name: "valid-pod-security",
  summary: "No namespace refuses the pods that get a sidecar in it",
  *run({ apps, mesh }) {
    if (mesh.known.istio?.cni !== false) return;
    for (const app of apps) {
      const level = app.known.podSecurity;
      if (level === undefined || level === "privileged") continue;
      if (!workloadsOf(app).some(({ workload }) => hasSidecar(app, workload) === true)) continue;
      yield finding(kinds.podSecurityForbidsSidecar, app.source.place(["podSecurity"]), { level });
    }
  },
};
