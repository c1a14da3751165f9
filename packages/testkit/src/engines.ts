import type { ArgocdSettings, Engine, Fleet, FluxSettings } from "@meshwright/model";

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

/** The same fleet, pulled by others. */
export const withEngines = (fleet: Fleet, ...engines: readonly Engine[]): Fleet => ({
  ...fleet,
  mesh: { ...fleet.mesh, gitops: { ...fleet.mesh.gitops, engines } },
});
