import { finding, kinds } from "@meshwright/findings";
import type { CheckInput, FleetCheck } from "./fleet-check.ts";

const ofTheMesh = new Set([
  "istio-system",
  "cert-manager",
  "external-secrets",
  "aws-privateca-issuer",
  "kiali",
  "meshwright-gates",
  "meshwright-probes",
  "meshwright-signing",
  "meshwright-verify",
]);

/** Namespaces of the engines that are known to run. */
interface Engines {
  readonly argocd: string | undefined;
  readonly flux: string | undefined;
}

/** Why a namespace is kept; undefined where it is free. */
function keptBecause(name: string, { argocd, flux }: Engines): string | undefined {
  if (ofTheMesh.has(name)) return "it holds a part of the mesh";
  if (name.startsWith("kube-")) return "it belongs to Kubernetes";
  // Every pod without an account of its own runs as one of it; and it is there in the clusters of all callers.
  if (name === "default") return "every cluster has it, and it belongs to everybody";
  // https://github.com/istio/istio, pkg/kube/inject/initializer.go
  if (name === "local-path-storage") return "Istio gives no sidecars in it";
  if (name === argocd) return "Argo CD runs in it";
  return name === flux ? "Flux runs in it" : undefined;
}

export const validNamespaces: FleetCheck = {
  name: "valid-namespaces",
  summary: "No app, no exchange and no engine is in a namespace of the mesh or of Kubernetes",
  *run({ apps, mesh }) {
    const { engines, ...gitops } = mesh.known.gitops ?? {};
    const runs: Engines = {
      argocd: gitops.argocd?.namespace,
      flux: engines?.includes("flux") ? gitops.flux?.namespace : undefined,
    };
    for (const engine of ["argocd", "flux"] as const) {
      const name = runs[engine];
      // A unit holds the namespace, with the labels and rights that its own pods need.
      if (name === undefined || !ofTheMesh.has(name)) continue;
      const place = mesh.source.place(["gitops", engine, "namespace"]);
      yield finding(kinds.reservedName, place, { name, reason: "it holds a part of the mesh" });
    }
    const exchange = kubernetesExchange(mesh);
    const kept = exchange?.namespace;
    if (kept !== undefined) {
      const reason = keptBecause(kept, runs);
      const place = mesh.source.place(["exchange", "namespace"]);
      if (reason !== undefined) yield finding(kinds.reservedName, place, { name: kept, reason });
    }
    for (const { source, known } of apps) {
      const { namespace: name, clusters } = known;
      if (name === undefined) continue;
      const isExchange = name === kept && clusters?.includes(exchange?.cluster) === true;
      const reason = keptBecause(name, runs) ?? (isExchange ? "it holds the Secrets of the exchange" : undefined);
      if (reason !== undefined) yield finding(kinds.reservedName, source.place(["namespace"]), { name, reason });
    }
  },
};

const kubernetesExchange = ({ known: { exchange } }: CheckInput["mesh"]) =>
  exchange?.kind === "kubernetes" ? exchange : undefined;
