import type { AccessCaller, AccessDocuments } from "@meshwright/cert-manager";
import type { Cluster, Fleet, Mesh } from "@meshwright/model";
import { accessReadme, clusterDocuments, documentText, fleetDocuments } from "@meshwright/cert-manager";
import { accessFolder } from "@meshwright/inventory";

/** A file that holds no object: it is written as it is, and no engine reads it. */
export interface WrittenDocument {
  /** Relative to the top folder. */
  readonly path: string;
  readonly text: string;
}

/** A folder of documents and the page that says how they are applied; nothing where there is nothing to apply. */
function written(title: string, access: AccessDocuments): readonly WrittenDocument[] {
  const { documents, notes } = access;
  if (documents.length === 0 && notes.length === 0) return [];
  return [
    { path: `${accessFolder}/README.md`, text: accessReadme(title, access) },
    ...documents.map((document) => ({ path: `${accessFolder}/${document.name}`, text: documentText(document) })),
  ];
}

/** What must be allowed to a cluster. `fleet` is as the cluster sees it. */
export const accessOfCluster = (fleet: Fleet, cluster: Cluster): readonly WrittenDocument[] =>
  written(`What ${cluster.name} needs`, clusterDocuments(fleet, cluster));

/** What must be allowed once for all clusters. */
export const accessOfFleet = (mesh: Mesh, callers: readonly AccessCaller[]): readonly WrittenDocument[] =>
  written(`What the clusters of ${mesh.id} need together`, fleetDocuments(mesh, callers));
