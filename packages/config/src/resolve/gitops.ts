import type { ArgocdCluster, Gitops } from "@meshwright/model";
import { engines } from "@meshwright/model";
import type { ClusterSource } from "../schema/cluster.ts";
import type { MeshSource } from "../schema/mesh.ts";

type ArgocdSource = MeshSource["gitops"]["argocd"];

const clusterSaid = ({ name, server }: { name?: string | undefined; server?: string | undefined }) => {
  if (server !== undefined) return { server };
  return name === undefined ? undefined : { name };
};

/** https://docs.aws.amazon.com/eks/latest/userguide/argocd-comparison.html: the managed one knows no local address. */
const localCluster = ({ localCluster: said, profile }: ArgocdSource): ArgocdCluster =>
  clusterSaid(said ?? {}) ??
  (profile === "eks-managed" ? { name: "in-cluster" } : { server: "https://kubernetes.default.svc" });

export const resolveGitops = ({ gitops }: MeshSource): Gitops => ({
  repository: gitops.repository,
  revision: gitops.revision,
  path: gitops.path,
  engines: engines.filter((engine) => gitops.engines.includes(engine)),
  argocd: { ...gitops.argocd, localCluster: localCluster(gitops.argocd) },
  flux: gitops.flux,
});

/** How the Argo CD that delivers to a cluster knows it: its own words first. */
export const argocdClusterOf = ({ name, argocd }: ClusterSource, { gitops }: MeshSource): ArgocdCluster =>
  clusterSaid(argocd) ?? (gitops.argocd.topology === "in-cluster" ? localCluster(gitops.argocd) : { name });
