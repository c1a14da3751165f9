import type { Cluster, Mesh } from "@meshwright/model";
import { Application } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { fleetApplicationName, linksRootName, rootName, rootsProject } from "./names.ts";
import { inCluster } from "./project.ts";
import { folderSource } from "./source.ts";
import { syncPolicy } from "./sync-policy.ts";
import { clusterLabel } from "@meshwright/model";
import { applicationsFolder, fleetFolder, linksFolder } from "@meshwright/inventory";

interface RootProps {
  readonly name: string;
  readonly project: string;
  /** Relative to the tree's root. */
  readonly folder: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** An Application over a folder of Applications. No finalizer: a root that goes leaves what runs alone. */
function root({ gitops }: Mesh, { name, project, folder, labels }: RootProps): Application {
  const { namespace } = gitops.argocd;
  return new Application({
    metadata: { name, namespace, ...(labels && { labels: { ...labels } }) },
    spec: {
      project,
      destination: { server: inCluster, namespace },
      sources: [folderSource(gitops, folder)],
      syncPolicy: syncPolicy(),
    },
  });
}

/** The two roots of a cluster: links apart, so that a peer that is away is never waited for. */
export const clusterRoots = (mesh: Mesh, cluster: Pick<Cluster, "name">): readonly Application[] => {
  const labels = { [clusterLabel]: cluster.name };
  const project = rootsProject(mesh);
  return [
    root(mesh, { name: rootName(cluster), project, labels, folder: `${cluster.name}/${applicationsFolder}` }),
    root(mesh, { name: linksRootName(cluster), project, labels, folder: `${cluster.name}/${linksFolder}` }),
  ];
};

/** The one Application that is applied by hand: over the projects and roots of all clusters. */
export const fleetApplication = (mesh: Mesh): Application =>
  root(mesh, {
    name: fleetApplicationName(mesh),
    project: mesh.gitops.argocd.bootstrapProject,
    folder: `${fleetFolder}/${applicationsFolder}`,
  });
