import type { ArgocdCluster, Mesh } from "@meshwright/model";
import { AppProject } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject";
import { gates } from "@meshwright/kit";
import type { ClusterAccess } from "../outline.ts";
import { sorted } from "../sorted.ts";
import { kindsOfChart, kindsOfIssuers, withMade } from "./kinds.ts";
import { clusterProject, rootsProject } from "./names.ts";
import { chartRepository } from "./source.ts";

/** What gates are. */
const gateKinds = ["batch/Job"];

const groupAndKind = (text: string): { group: string; kind: string } => {
  const [group = "", kind = ""] = text.split("/");
  return { group, kind };
};

/**
 * The Applications of one cluster may use the tree and their charts by reference, in that cluster, in the namespaces of the
 * mesh, for objects of the kinds that they hold, or held with another issuer.
 */
export function projectOfCluster(mesh: Mesh, access: ClusterAccess): AppProject {
  const { repository, argocd } = mesh.gitops;
  const { cluster, charts, repositories, clusterScoped, namespaced } = access;
  const others = [kindsOfIssuers, ...charts.map(kindsOfChart)];
  const namespaces = sorted([gates.namespace, ...access.namespaces]);
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
      clusterResourceWhitelist: sorted([...clusterScoped, ...others.flatMap((kinds) => kinds.clusterScoped)]).map(
        groupAndKind,
      ),
      namespaceResourceWhitelist: sorted(
        withMade([...namespaced, ...gateKinds, ...others.flatMap((kinds) => kinds.namespaced)]),
      ).map(groupAndKind),
    },
  });
}

/** Root Applications may make Applications in Argo CD's own namespace, from the tree, and nothing else. */
export function projectOfRoots(mesh: Mesh, home: ArgocdCluster): AppProject {
  const { repository, argocd } = mesh.gitops;
  return new AppProject({
    metadata: { name: rootsProject(mesh), namespace: argocd.namespace },
    spec: {
      description: "The root Applications of the mesh's clusters",
      sourceRepos: [repository],
      destinations: [{ ...home, namespace: argocd.namespace }],
      namespaceResourceWhitelist: [{ group: "argoproj.io", kind: "Application" }],
    },
  });
}
