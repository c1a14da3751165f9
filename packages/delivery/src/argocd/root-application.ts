import type { ArgocdCluster, Cluster, Mesh } from "@meshwright/model";
import { Application } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { ApplicationSet } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet";
import { applicationsFolder, linksFolder } from "@meshwright/inventory";
import { clusterLabel, deliveryWaves, managedBy, syncWave } from "@meshwright/model";
import { linksRootName, rootName, rootsProject } from "./names.ts";
import { folderSource } from "./source.ts";
import { syncPolicy } from "./sync-policy.ts";

/** The one Application that a person applies, over a folder of projects and roots. */
export interface HandApplied {
  readonly name: string;
  /** Relative to the tree's root. */
  readonly folder: string;
}

/** A root, by what differs between those of a fleet. */
interface Root {
  readonly name: string;
  readonly cluster: string;
  /** Relative to the tree's root. */
  readonly folder: string;
}

/** An Application over a folder of Applications, in the cluster of its Argo CD. */
const rootSpec = ({ gitops }: Mesh, project: string, folder: string, home: ArgocdCluster) => ({
  project,
  destination: { ...home, namespace: gitops.argocd.namespace },
  sources: [folderSource(gitops, folder)],
  syncPolicy: syncPolicy(),
});

/** The two roots of a cluster: links apart, so that a peer that is away is never waited for. */
const rootsOfCluster = (cluster: Pick<Cluster, "name">): readonly Root[] => [
  { name: rootName(cluster), cluster: cluster.name, folder: `${cluster.name}/${applicationsFolder}` },
  { name: linksRootName(cluster), cluster: cluster.name, folder: `${cluster.name}/${linksFolder}` },
];

/** The roots of a cluster, an Application each. No finalizer: a root that goes leaves what runs alone. */
export const clusterRoots = (mesh: Mesh, cluster: Pick<Cluster, "name">, home: ArgocdCluster): readonly Application[] =>
  rootsOfCluster(cluster).map(
    ({ name, folder }) =>
      new Application({
        metadata: { name, namespace: mesh.gitops.argocd.namespace, labels: { [clusterLabel]: cluster.name } },
        spec: rootSpec(mesh, rootsProject(mesh), folder, home),
      }),
  );

const field = (key: keyof Root): string => `{{ .${key} }}`;

/**
 * One object that makes the same roots. Without preserveResourcesOnDeletion Argo CD would give each of them a finalizer,
 * and a root that goes would take everything with it: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/.
 * A key that is missing is an error, not an empty text: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/.
 */
export const rootSet = (mesh: Mesh, clusters: readonly Pick<Cluster, "name">[], home: ArgocdCluster): ApplicationSet =>
  new ApplicationSet({
    metadata: { name: rootsProject(mesh), namespace: mesh.gitops.argocd.namespace },
    spec: {
      goTemplate: true,
      goTemplateOptions: ["missingkey=error"],
      generators: [{ list: { elements: clusters.flatMap(rootsOfCluster) } }],
      syncPolicy: { applicationsSync: "sync", preserveResourcesOnDeletion: true },
      template: {
        metadata: {
          name: field("name"),
          labels: { ...managedBy, [clusterLabel]: field("cluster") },
          annotations: { [syncWave]: String(deliveryWaves.roots) },
        },
        spec: rootSpec(mesh, rootsProject(mesh), field("folder"), home),
      },
    },
  });

/** What a person applies once, by hand: all others come from it. */
export const handApplied = (mesh: Mesh, { name, folder }: HandApplied, home: ArgocdCluster): Application =>
  new Application({
    metadata: { name, namespace: mesh.gitops.argocd.namespace },
    spec: rootSpec(mesh, mesh.gitops.argocd.bootstrapProject, folder, home),
  });
