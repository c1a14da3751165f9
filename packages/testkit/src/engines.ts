import type { ArgocdSettings, FluxSettings } from "@meshwright/model";

/** One Argo CD for all clusters, as its own manifests install it. */
export const argocdHub: ArgocdSettings = {
  namespace: "argocd",
  bootstrapProject: "default",
  topology: "hub",
  profile: "self-managed",
  roots: "applications",
  localCluster: { server: "https://kubernetes.default.svc" },
};

/** Flux as `flux bootstrap` leaves it. */
export const bootstrappedFlux: FluxSettings = { namespace: "flux-system", gitRepository: "flux-system" };
