import type { SettledUnit } from "@meshwright/kit";
import type { Cluster, Mesh, Release } from "@meshwright/model";
import { Application } from "@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application";
import { releaseByReference } from "../by-reference.ts";
import { crdSetOf, ownParts } from "../crd-set.ts";
import type { Delivery } from "./delivery.ts";
import { holdsDefinitions } from "./kinds.ts";
import { applicationName, clusterProject } from "./names.ts";
import { chartSource, folderSource } from "./source.ts";
import { syncPolicy } from "./sync-policy.ts";
import { clusterLabel, unitLabel } from "@meshwright/model";
import { fleetFolder, gateFolder } from "@meshwright/inventory";

/** Deleting the Application deletes what it made: https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/. */
const deletesItsObjects = "resources-finalizer.argocd.argoproj.io";

/** What a unit is delivered from: its chart or its folders, and the folder of its gate. */
function sourcesOf({ gitops }: Mesh, cluster: Cluster, unit: SettledUnit) {
  const { needs, id } = unit;
  const folder = (path: string) => folderSource(gitops, `${cluster.name}/${path}`);
  const release = releaseByReference(unit);
  const crds = crdSetOf(unit);
  return [
    ...(release === undefined ? [] : [chartSource(release)]),
    ...(crds === undefined ? [] : [folderSource(gitops, `${fleetFolder}/${crds.folder}`)]),
    ...(ownParts(unit).length > 0 ? [folder(id)] : []),
    ...(needs.length > 0 ? [folder(gateFolder("argocd", id))] : []),
  ];
}

/** Fields of the units' charts that controllers in the cluster write, each once. */
function ignoredOf(units: readonly SettledUnit[]) {
  const written = units.flatMap(({ release }) => release?.writtenFields ?? []);
  return [...new Map(written.map((field) => [JSON.stringify(field), field])).values()].map(
    ({ group, kind, jqPath }) => ({ group, kind, jqPathExpressions: [jqPath] }),
  );
}

/** True where the objects that nobody can annotate, a chart's by reference, hold one whose loss would be an outage. */
const holdsGuarded = ({ chart, guarded = [] }: Release): boolean => guarded.length > 0 || holdsDefinitions(chart.name);

/** The Application of what is delivered as one. */
export function unitApplication(mesh: Mesh, cluster: Cluster, { id, units, cascades }: Delivery): Application {
  const [byReference] = units.flatMap((unit) => releaseByReference(unit) ?? []);
  const ignoreDifferences = ignoredOf(units);
  return new Application({
    metadata: {
      name: applicationName(cluster, id),
      namespace: mesh.gitops.argocd.namespace,
      labels: { [clusterLabel]: cluster.name, [unitLabel]: id },
      ...(cascades && { finalizers: [deletesItsObjects] }),
    },
    spec: {
      project: clusterProject(mesh, cluster),
      destination: { ...cluster.argocd, ...(byReference && { namespace: byReference.namespace }) },
      sources: units.flatMap((unit) => sourcesOf(mesh, cluster, unit)),
      syncPolicy: syncPolicy({
        kindsOfOthers: true,
        leavesIgnored: ignoreDifferences.length > 0,
        confirms: byReference !== undefined && holdsGuarded(byReference),
      }),
      ...(ignoreDifferences.length > 0 && { ignoreDifferences }),
    },
  });
}
