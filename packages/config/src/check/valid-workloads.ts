import type { Finding } from "@meshwright/findings";
import { finding, kinds } from "@meshwright/findings";
import type { Protocol } from "@meshwright/model";
import { isHttp, isProbedByGet, protocols } from "@meshwright/model";
import { isBroken, type Part } from "../read/draft.ts";
import type { KeyPath } from "@meshwright/reading";
import type { AppSource } from "../schema/app.ts";
import type { FleetCheck } from "./fleet-check.ts";
import { repeated } from "./repeated.ts";
import { hasSidecar, isUdp, type KnownWorkload, protocolOfKnown, workloadsOf } from "./known-calls.ts";

export const requireProtocols: FleetCheck = {
  name: "require-protocols",
  summary: "Every port says its protocol",
  *run({ apps }) {
    for (const { source, workload, keyPath } of everyWorkload(apps)) {
      for (const [index, port] of (workload.ports ?? []).entries()) {
        if (port?.name === undefined || protocolOfKnown(port) !== undefined) continue;
        const field = port.appProtocol === undefined ? "name" : "appProtocol";
        const place = source.place([...keyPath, "ports", index, field]);
        yield finding(kinds.portWithoutProtocol, place, {
          name: port.appProtocol ?? port.name,
          valid: protocols,
          field,
        });
      }
    }
  },
};

export const validPortModes: FleetCheck = {
  name: "valid-port-modes",
  summary: "Where callers are told apart, every port asks them who they are",
  *run({ apps }) {
    for (const { app, source, workload, keyPath } of everyWorkload(apps)) {
      const { authorization, mtls } = app.known;
      for (const [index, port] of (workload.ports ?? []).entries()) {
        if (port === undefined) continue;
        const at = (...keys: KeyPath) => source.place([...keyPath, "ports", index, ...keys]);
        const args = { port: port.name ?? "" };
        if (authorization !== undefined && port.mtls === "DISABLE")
          yield finding(kinds.authorizationWithoutIdentity, at("mtls"), args);
        if (!isUdp(port) || hasSidecar(app, workload) !== true) continue;
        const what = authorization !== undefined ? "authorization" : (port.mtls ?? mtls) === "STRICT" && "STRICT";
        if (what) yield finding(kinds.udpUnprotected, at("name"), { ...args, what });
      }
    }
  },
};

/** True where no port has such a protocol, as far as all are known. */
const hasNone = ({ ports }: KnownWorkload, fits: (protocol: Protocol) => boolean): boolean =>
  ports !== undefined &&
  ports.every((port) => {
    const protocol = port?.name === undefined ? undefined : protocolOfKnown(port);
    return protocol !== undefined && !fits(protocol);
  });

export const uniquePortModes: FleetCheck = {
  name: "unique-port-modes",
  summary: "Ports of a Service that lead to one port of the pods have one mTLS mode",
  *run({ apps }) {
    for (const { app, source, workload, keyPath } of everyWorkload(apps)) {
      const ports = [...(workload.ports ?? []).entries()].flatMap(([index, port]) =>
        port?.port === undefined || isUdp(port) ? [] : [{ index, port, targetPort: port.targetPort ?? port.port }],
      );
      for (const { item, first } of repeated(ports, ({ targetPort }) => String(targetPort))) {
        const modeOf = ({ port }: typeof item) => port.mtls ?? app.known.mtls;
        if (modeOf(item) === modeOf(first)) continue;
        const keys = item.port.mtls === undefined ? ["name"] : ["mtls"];
        const args = { targetPort: item.targetPort, other: first.port.name ?? String(first.port.port) };
        yield finding(kinds.twoModes, source.place([...keyPath, "ports", item.index, ...keys]), args);
      }
    }
  },
};

/** Containers that Istio's injector adds; it takes one of such a name for a change of its own. */
const ofInjector = new Set(["istio-proxy", "istio-init", "istio-validation"]);

export const validWorkloadNames: FleetCheck = {
  name: "valid-workload-names",
  summary: "Every workload has a name that its Service and its container can have",
  *run({ apps }) {
    for (const { source, workload, keyPath } of everyWorkload(apps)) {
      const { name } = workload;
      if (name === undefined) continue;
      const reason = ofInjector.has(name)
        ? "Istio's sidecar has it"
        : /^[0-9]/.test(name) && workload.service === undefined && workload.ports?.length !== 0
          ? "its Service would have it, and those start with a letter"
          : undefined;
      if (reason !== undefined) yield finding(kinds.reservedName, source.place([...keyPath, "name"]), { name, reason });
    }
  },
};

const isWithin = (less: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(less).every(([key, value]) => more[key] === value);

export const validSelectors: FleetCheck = {
  name: "valid-selectors",
  summary: "No pod belongs to two workloads of an app",
  *run({ apps }) {
    for (const app of apps) {
      if (app.known.install !== false) continue;
      const all = workloadsOf(app).flatMap(({ workload, keyPath }) => {
        const isGiven = "selector" in workload && workload.selector !== undefined;
        const selector = isGiven ? workload.selector : { app: workload.name };
        return workload.name === undefined || isBroken(app, [...keyPath, "selector"])
          ? []
          : [{ name: workload.name, selector, keyPath: [...keyPath, isGiven ? "selector" : "name"] }];
      });
      for (const [index, one] of all.entries()) {
        const other = all
          .slice(0, index)
          .find(
            ({ name, selector }) =>
              name !== one.name && (isWithin(selector, one.selector) || isWithin(one.selector, selector)),
          );
        if (other === undefined) continue;
        yield finding(kinds.overlappingSelectors, app.source.place(one.keyPath), { other: other.name });
      }
    }
  },
};

export const validTraffic: FleetCheck = {
  name: "valid-traffic",
  summary: "Traffic settings can do what they say",
  *run({ apps, clusters }) {
    for (const { app, source, workload, keyPath } of everyWorkload(apps)) {
      const { traffic } = workload;
      const at = (...keys: KeyPath) => source.place([...keyPath, "traffic", ...keys]);
      for (const setting of ["timeout", "retries"] as const) {
        if (traffic?.[setting] === undefined || !hasNone(workload, isHttp)) continue;
        yield finding(kinds.httpSettingWithoutHttp, at(setting), { setting });
      }
      const { localityFailover } = traffic ?? {};
      if (localityFailover === undefined) continue;
      const isMissing = traffic?.outlierDetection === undefined;
      if (isMissing && !isBroken(app, [...keyPath, "traffic", "outlierDetection"]))
        yield finding(kinds.failoverWithoutDetection, at("localityFailover"), {});
      const regions = regionsOf(app, clusters);
      if (regions === undefined) continue;
      for (const [index, pair] of localityFailover.entries()) {
        for (const end of ["from", "to"] as const) {
          const region = pair?.[end];
          // Callers may be where the app is not, so `from` is any region of the fleet.
          const known = end === "to" ? regions : clusters.flatMap((cluster) => cluster.known.region ?? []);
          if (region === undefined || known.includes(region)) continue;
          yield finding(kinds.failoverToNowhere, at("localityFailover", index, end), { region, regions });
        }
      }
    }
  },
};

export const validProbes: FleetCheck = {
  name: "valid-probes",
  summary: "Every path that is probed has an HTTP port",
  *run({ apps }) {
    for (const { source, workload, keyPath } of everyWorkload(apps)) {
      if (!("probe" in workload) || workload.probe?.path === undefined || !hasNone(workload, isProbedByGet)) continue;
      yield finding(kinds.probeWithoutPort, source.place([...keyPath, "probe", "path"]), {});
    }
  },
};

/** Labels that follow from something else in the fleet, and what to say instead. */
const ofNamespace: Readonly<Record<string, string>> = {
  "app.kubernetes.io/managed-by": "Remove it.",
  "kubernetes.io/metadata.name": "Kubernetes writes it; remove it.",
  "pod-security.kubernetes.io/enforce": "Say podSecurity.",
  "pod-security.kubernetes.io/warn": "Say podSecurity.",
};
const ofPods: Readonly<Record<string, string>> = {
  app: "It is the workload's name; remove it.",
  "app.kubernetes.io/managed-by": "Remove it.",
  "app.kubernetes.io/name": "It is the workload's name; remove it.",
  "app.kubernetes.io/part-of": "It is the app's name; remove it.",
};

/** How Argo CD is told the order, and how NetworkPolicies know who verifies. */
const ofTools = /^(argocd\.argoproj\.io|meshwright\.io)\//;

export const noOwnLabels: FleetCheck = {
  name: "no-own-labels",
  summary: "No label is given that meshwright writes itself",
  *run({ apps }) {
    for (const app of apps) {
      yield* ownLabels(app, ["labels"], app.known.labels, ofNamespace);
      yield* ownLabels(app, ["annotations"], app.known.annotations, {});
      // Those of pods that are there already are described here, not written.
      const ofThese = app.known.install === false ? {} : ofPods;
      for (const { workload, keyPath } of workloadsOf(app)) {
        yield* ownLabels(app, [...keyPath, "podLabels"], workload.podLabels, ofThese);
        yield* ownLabels(app, [...keyPath, "podAnnotations"], workload.podAnnotations, {});
      }
    }
  },
};

function* ownLabels(
  { source }: Part<AppSource>,
  keyPath: KeyPath,
  labels: Readonly<Record<string, unknown>> = {},
  own: Readonly<Record<string, string>>,
): Generator<Finding> {
  for (const key of Object.keys(labels)) {
    const [, tool] = ofTools.exec(key) ?? [];
    const instead = own[key] ?? (tool && "Remove it.");
    const name = tool === undefined ? key : `${tool}/…`;
    if (instead !== undefined) yield finding(kinds.ownLabel, source.place([...keyPath, key]), { key: name, instead });
  }
}

function* everyWorkload(apps: readonly Part<AppSource>[]) {
  for (const app of apps) for (const one of workloadsOf(app)) yield { app, source: app.source, ...one };
}

type Clusters = Parameters<FleetCheck["run"]>[0]["clusters"];

/** Regions in which an app runs; undefined where not all are known. */
function regionsOf({ known }: Part<AppSource>, clusters: Clusters): readonly string[] | undefined {
  const regions = known.clusters?.map((name) => clusters.find((cluster) => cluster.known.name === name)?.known.region);
  return regions === undefined || regions.includes(undefined)
    ? undefined
    : [...new Set(regions.filter((region) => region !== undefined))];
}
