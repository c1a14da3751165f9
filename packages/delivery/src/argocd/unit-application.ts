import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Mesh } from "@meshwright/model";
import { Application } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { applicationName, clusterProject } from "./names.ts";
import { chartSource, folderSource } from "./source.ts";
import { syncPolicy } from "./sync-policy.ts";
import { clusterLabel, unitLabel } from "@meshwright/model";
import { gateFolder } from "@meshwright/inventory";

/** Deleting the Application deletes what it made: https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/. */
const deletesItsObjects = "resources-finalizer.argocd.argoproj.io";

/** The Application of one unit: its folder or its chart, and the folder of its gate. */
export function unitApplication(mesh: Mesh, cluster: Cluster, unit: SettledUnit): Application {
  const { release, needs } = unit;
  const writtenFields = release?.writtenFields ?? [];
  const folder = (path: string) => folderSource(mesh.gitops, `${cluster.name}/${path}`);
  return new Application({
    metadata: {
      name: applicationName(cluster, unit.id),
      namespace: mesh.gitops.argocd.namespace,
      labels: { [clusterLabel]: cluster.name, [unitLabel]: unit.id },
      ...(unit.cascades && { finalizers: [deletesItsObjects] }),
    },
    spec: {
      project: clusterProject(mesh, cluster),
      destination: { ...cluster.argocd, ...(release && { namespace: release.namespace }) },
      sources: [
        release === undefined ? folder(unit.id) : chartSource(release),
        ...(needs.length > 0 ? [folder(gateFolder("argocd", unit.id))] : []),
      ],
      syncPolicy: syncPolicy({ kindsOfOthers: true }),
      ...(writtenFields.length > 0 && {
        ignoreDifferences: writtenFields.map(({ group, kind, jqPath }) => ({
          group,
          kind,
          jqPathExpressions: [jqPath],
        })),
      }),
    },
  });
}
