import type { Cluster, Mesh } from "@meshwright/model";

type Named = Pick<Cluster, "name">;

/** Names of what delivers the fleet. Applications are `<cluster>-<unit>`; roots are named after the cluster. */
export const applicationName = (cluster: Named, unitId: string): string => `${cluster.name}-${unitId}`;
export const rootName = (cluster: Named): string => cluster.name;
export const linksRootName = (cluster: Named): string => `${cluster.name}-links`;
export const fleetApplicationName = (mesh: Mesh): string => `${mesh.id}-fleet`;
/** Of a cluster with an Argo CD of its own. */
export const ownRootsName = (cluster: Named): string => `${cluster.name}-roots`;
export const rootsProject = (mesh: Mesh): string => `${mesh.id}-roots`;
export const clusterProject = (mesh: Mesh, cluster: Named): string => `${mesh.id}-${cluster.name}`;
