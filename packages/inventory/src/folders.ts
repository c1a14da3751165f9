import type { Engine } from "@meshwright/model";

// Names of the tree's folders, for whoever writes them and whoever reads them: design section 5.

/** The top folder of what the clusters share. */
export const fleetFolder = "_fleet";

/** What people apply outside of the clusters, in any top folder; no engine reads it. */
export const accessFolder = "access";

/** Terraform of what joins the VPCs, which a person applies; in the folder of what the clusters share. */
export const networkFolder = "network";

/** Of the CRDs of rendered charts, each set once, relative to the folder of what the clusters share. */
export const crdsFolder = "crds";

/**
 * Folders of the Applications of a cluster, relative to the cluster's folder. Links, and whatever else depends on a peer
 * or on the exchange, which may lie in a peer, stand apart, so that nothing ever waits for them.
 */
export const applicationsFolder = "argocd";
export const linksFolder = "argocd-links";

/** Projects and roots of a cluster that has an Argo CD of its own, relative to the cluster's folder. */
export const rootsFolder = "argocd-roots";

/** True for a folder of projects and roots, of a hub or of a cluster; relative to the tree. */
export const isOfRoots = (folder: string): boolean =>
  folder === `${fleetFolder}/${applicationsFolder}` || folder.endsWith(`/${rootsFolder}`);

/** What a person applies once, by hand. */
export const settingsFolder = "argocd-settings";

/** The folder of a unit's gate in the dress of an engine, relative to the cluster's folder. */
export const gateFolder = (engine: Engine, unit: string): string => `gates/${engine}/${unit}`;

/** Of Flux: what it is bootstrapped with, which holds Kustomizations and sources of charts, relative to the cluster's folder. */
export const fluxFolder = "flux";

/** What `flux bootstrap` makes of its own, inside the folder that it is given; no render writes there. */
const bootstrapFolder = `${fluxFolder}/flux-system`;

/** True for that folder and what lies in it; paths are relative to the cluster's folder. */
export const isOfBootstrap = (path: string): boolean =>
  path === bootstrapFolder || path.startsWith(`${bootstrapFolder}/`);

/** What `terraform init` writes beside the files: the versions of its providers, which belong in git, and the providers. */
const ofTerraform: ReadonlySet<string> = new Set([
  `${networkFolder}/.terraform`,
  `${networkFolder}/.terraform.lock.hcl`,
]);

/** True for what other tools write into folders of a render; paths are relative to the top folder. */
export const isOfOthers = (path: string): boolean =>
  isOfBootstrap(path) || ofTerraform.has(path) || path.startsWith(`${networkFolder}/.terraform/`);

/** HelmReleases; in the folder above they would start at once, whatever the Kustomizations beside them wait for. */
export const releasesFolder = "flux-releases";
export const releaseFolder = (unit: string): string => `${releasesFolder}/${unit}`;
