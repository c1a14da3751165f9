/** What a fleet that says nothing of engines gets. */
export const engineDefaults = {
  engines: ["argocd"],
  argocd: {
    namespace: "argocd",
    bootstrapProject: "default",
    topology: "hub",
    profile: "self-managed",
    roots: "applications",
    localCluster: { server: "https://kubernetes.default.svc" },
  },
  flux: { namespace: "flux-system", gitRepository: "flux-system" },
};
