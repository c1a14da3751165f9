import type { Mesh } from "@meshwright/model";
import { AppProject } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject";
import { gates } from "@meshwright/kit";
import type { ClusterOutline } from "../outline.ts";
import { clusterProject, rootsProject } from "./names.ts";
import { chartRepository } from "./source.ts";

/** Cluster-scoped kinds that the charts by reference hold; what units hold themselves is added to them. */
const kindsOfCharts = [
  "admissionregistration.k8s.io/MutatingWebhookConfiguration",
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
  "apiextensions.k8s.io/CustomResourceDefinition",
  "rbac.authorization.k8s.io/ClusterRole",
  "rbac.authorization.k8s.io/ClusterRoleBinding",
];

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].toSorted();

const groupAndKind = (text: string): { group: string; kind: string } => {
  const [group = "", kind = ""] = text.split("/");
  return { group, kind };
};

/** The Applications of one cluster may use the tree and their charts, in that cluster, in the namespaces of the mesh. */
export function projectOfCluster(mesh: Mesh, outline: ClusterOutline): AppProject {
  const { repository, argocd } = mesh.gitops;
  const { cluster, repositories, clusterScoped } = outline;
  const namespaces = sorted([gates.namespace, ...outline.namespaces]);
  return new AppProject({
    metadata: { name: clusterProject(mesh, cluster), namespace: argocd.namespace },
    spec: {
      description: `What meshwright delivers to ${cluster.name}`,
      sourceRepos: [repository, ...sorted(repositories.map(chartRepository))],
      destinations: [
        // Units of objects name no namespace of their own; Argo CD checks them against an entry without one.
        { ...cluster.argocd },
        ...namespaces.map((namespace) => ({ ...cluster.argocd, namespace })),
      ],
      clusterResourceWhitelist: sorted([...(repositories.length > 0 ? kindsOfCharts : []), ...clusterScoped]).map(
        groupAndKind,
      ),
    },
  });
}

/** Root Applications may make Applications in Argo CD's own namespace, from the tree, and nothing else. */
export function projectOfRoots(mesh: Mesh): AppProject {
  const { repository, argocd } = mesh.gitops;
  return new AppProject({
    metadata: { name: rootsProject(mesh), namespace: argocd.namespace },
    spec: {
      description: "The root Applications of the mesh's clusters",
      sourceRepos: [repository],
      destinations: [{ server: inCluster, namespace: argocd.namespace }],
      namespaceResourceWhitelist: [{ group: "argoproj.io", kind: "Application" }],
    },
  });
}

/** The cluster that Argo CD itself runs in. */
export const inCluster = "https://kubernetes.default.svc";
